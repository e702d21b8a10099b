#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/exporting/OutputFolder.h"
#include "app/exporting/TrackLoader.h"
#include "engine/export/ExportFormat.h"

namespace barline::app {

/// Tracks to be written in one format.
struct ExportTask {
  const exporting::ExportFormat* format{};  ///< not null
  exporting::Layers layers{};               ///< those that the format cannot hold are left out
  std::vector<TrackRequest> tracks{};       ///< at least one
  std::filesystem::path folder{};
  /// The files' name without its ending, for one track or a format that holds all of them in one file; empty
  /// = that of the track's file, "Barline" for several in one file.
  std::string name{};
  /// In place of the format's ending, where a track makes one file; may be empty. Absent = the format's.
  std::optional<std::string> ending{};
};

struct ExportFailure {
  std::filesystem::path
      file;  ///< the track's, as the task has it; the folder where no file could be written for all of them
  std::string sentence;
};

struct ExportLoss {
  std::filesystem::path file;  ///< the track's, as the task has it
  exporting::Loss loss;
};

/// How an export went. What failed or was skipped does not keep the rest from being written.
struct ExportOutcome {
  std::vector<std::filesystem::path> written;
  std::vector<std::filesystem::path> skipped;  ///< of each track left out the name that was taken
  std::vector<ExportFailure> failures;
  std::vector<ExportLoss> losses;  ///< what the format could not hold
  bool cancelled{};                ///< what had been written until then stays: each file is whole
};

/// How far an export is; told on the thread that runs it.
struct ExportState {
  std::size_t track{};   ///< index of the one under way
  std::size_t tracks{};  ///< of the whole export
  double fraction{};     ///< 0–1 of the whole export; never falls
};

/// @return false to end the export
using TellExport = std::function<bool(const ExportState& state)>;

/// Writes a task's files. A file appears whole or not at all, and a track of several files with all of them.
/// The tracks' own audio is never written over. Blocks. What `decide` throws ends the export.
/// @throws exporting::FileError where the folder cannot be written to at all
[[nodiscard]] ExportOutcome runExport(const TrackLoader& loader, const ExportTask& task,
                                      const DecideTaken& decide, const TellExport& tell = {});

/// The files of one track, in memory: what a preview shows. Not for formats that copy audio.
/// @throws TrackError, pipeline::Cancelled, what the writer throws
[[nodiscard]] std::vector<exporting::ExportFile> exportedFiles(const exporting::ExportFormat& format,
                                                               const exporting::ExportTrack& track,
                                                               const exporting::Layers& layers);

}  // namespace barline::app
