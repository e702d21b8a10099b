#pragma once

#include <QImage>
#include <QSet>
#include <QStringList>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/export/ExportFormat.h"
#include "engine/export/chunks/ChunkSettings.h"
#include "engine/export/dataset/DatasetSettings.h"

namespace barline::ui {

/// Tracks of the library, or a stretch of one.
struct ExportedTracks {
  std::vector<std::int64_t> tracks{};       ///< ids
  std::optional<model::TimeRange> range{};  ///< of each of them, seconds; absent = all of it
  exporting::TimelineVersion version{exporting::TimelineVersion::Edited};

  bool operator==(const ExportedTracks&) const = default;
};

/// What is wanted of timelines.
struct TimelineExport {
  ExportedTracks what;
  bool timesFromRange{};                    ///< the written time 0 is the stretch's begin, else the track's
  const exporting::ExportFormat* format{};  ///< of the catalogue
  exporting::Layers layers;                 ///< some of those that the format can hold
};

/// What would be written of timelines, looked at in the first track.
struct TimelinePreview {
  QString text{};         ///< of the file, or what a binary file holds as text
  bool cut{};             ///< the text goes on
  QImage picture{};       ///< null where the file is no picture
  std::uint64_t bytes{};  ///< of all files of the track
  QString stem{};         ///< what the names of the files begin with: "Night Drive"
  QStringList endings{};  ///< and how each goes on: ".chords.lab"
  std::vector<exporting::Loss> losses{};
  exporting::Layers known{};  ///< what there is of the track at all
  bool edited{};              ///< a person has corrected it
};

/// What is wanted of tracks cut into files.
struct ChunksExport {
  ExportedTracks what;
  exporting::ChunkSettings settings;
};

/// The files that the first track would be cut into.
struct ChunksPreview {
  struct File {
    QString name;      ///< relative to the folder
    double begin{};    ///< seconds of the track
    double seconds{};  ///< its length
  };

  std::vector<File> first{};  ///< some hundred of them at most
  std::size_t count{};        ///< of all that are written
  std::size_t all{};          ///< without the filter
  std::uint64_t bytes{};      ///< about
};

/// What is wanted of a dataset.
struct DatasetExport {
  ExportedTracks what;
  exporting::DatasetSettings settings;
};

/// What a folder holds that a dataset is to be made in.
struct DatasetFolder {
  enum class State : unsigned char {
    Empty,    ///< nothing, or it is not there yet
    Dataset,  ///< one that has been begun
    Other     ///< something else
  };

  State state{};
  std::size_t tracks{};  ///< in the dataset
};

/// What is wanted of reports.
struct ReportExport {
  enum class Kind : unsigned char { Html, PdfA4, PdfLetter };

  ExportedTracks what;
  Kind kind{Kind::Html};
  bool together{};          ///< one report of all tracks, else one of each
  QString title{};          ///< of the one of all
  QSet<QString> leftOut{};  ///< titles of parts that do not go in
};

/// What would be written: of the first track, or of some of them where one report is of all.
struct ReportPreview {
  QStringList parts{};  ///< titles of what can go in
  QString text{};       ///< what goes in, as text
  bool cut{};           ///< the text goes on
  bool ofSome{};        ///< not of all tracks that the report would be of
  QString stem{};       ///< of the file's name
  QString ending{};
  std::uint64_t bytes{};  ///< of the file
};

/// Where files go.
struct ExportTarget {
  std::filesystem::path folder;  ///< made where it is not there
  std::string name{};            ///< of the file without ending; empty = as each track is called
};

/// What becomes of a file whose name exists.
enum class Collision : unsigned char { Replace, KeepBoth, Skip };

struct ExportState {
  double fraction{};   ///< 0–1 of all the work
  std::size_t done{};  ///< so many tracks
  std::size_t total{};
  std::string subject{};  ///< the track that is worked on
};

/// How long work is talked to. Called on the thread that does it.
struct ExportControl {
  std::function<void(const ExportState& state)> progress;
  std::function<bool()> cancelled;
  /// Asks the person and waits; nothing where they cancel.
  std::function<std::optional<Collision>(const std::filesystem::path& file)> exists;
};

/// What has been written.
struct ExportOutcome {
  std::filesystem::path folder{};              ///< where it is
  std::vector<std::filesystem::path> shown{};  ///< the first of the files
  std::size_t files{};
  std::size_t skipped{};  ///< names that existed
  std::uint64_t bytes{};
  std::vector<QString> problems{};  ///< one sentence for each file or track that failed
  std::vector<QString> warnings{};  ///< one sentence each, about what was written nevertheless
  bool cancelled{};
};

/// What is known of a target before anything is written there.
struct TargetState {
  bool exists{};
  bool usable{};                        ///< files can be made in it, as far as can be told
  std::optional<std::uint64_t> free{};  ///< bytes; absent where it cannot be told

  bool operator==(const TargetState&) const = default;
};

/// Takes tracks of the library elsewhere; the program puts library, analyses and writers behind it. Every
/// call takes long, so none is made on the interface's thread, and may throw: what() is one sentence for the
/// person, pipeline::Cancelled where that was asked for. Thread-safe.
class ExportStore {
 public:
  virtual ~ExportStore() = default;

  /// In the order in which they are listed; valid as long as the program runs.
  [[nodiscard]] virtual std::span<const exporting::ExportFormat> formats() const = 0;

  /// May block where the target lies on another machine.
  [[nodiscard]] virtual TargetState lookAt(const std::filesystem::path& folder) = 0;

  [[nodiscard]] virtual TimelinePreview previewTimelines(const TimelineExport& wanted,
                                                         const ExportControl& control) = 0;
  virtual ExportOutcome writeTimelines(const TimelineExport& wanted, const ExportTarget& target,
                                       const ExportControl& control) = 0;

  [[nodiscard]] virtual ChunksPreview previewChunks(const ChunksExport& wanted,
                                                    const ExportControl& control) = 0;
  virtual ExportOutcome writeChunks(const ChunksExport& wanted, const ExportTarget& target,
                                    const ExportControl& control) = 0;

  [[nodiscard]] virtual DatasetFolder lookAtDataset(const std::filesystem::path& folder) = 0;
  virtual ExportOutcome writeDataset(const DatasetExport& wanted, const ExportTarget& target,
                                     const ExportControl& control) = 0;

  [[nodiscard]] virtual ReportPreview previewReport(const ReportExport& wanted,
                                                    const ExportControl& control) = 0;
  virtual ExportOutcome writeReports(const ReportExport& wanted, const ExportTarget& target,
                                     const ExportControl& control) = 0;
};

}  // namespace barline::ui
