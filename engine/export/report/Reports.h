#pragma once

#include <span>
#include <string>

#include "engine/export/ExportTrack.h"
#include "engine/export/report/Report.h"
#include "engine/pipeline/StepCatalog.h"

/// Reports of what Barline knows, to read on a screen and to print.
namespace barline::exporting::reports {

/// All about one track: figures, form, chord sheet, keys, measures, the timeline, and how it was analysed.
/// What is not known is left out. @param steps tell what steps are called
[[nodiscard]] Report trackReport(const ExportTrack& track, const pipeline::StepCatalog& steps);

/// What a report of several tracks needs of one: some kilobytes, so that timelines need not be held.
struct CollectionEntry {
  std::string title;
  std::string artist;
  double duration{};  ///< seconds
  std::optional<double> bpm;
  std::optional<model::MusicalKey> key;
  std::string metre;               ///< may be empty
  std::optional<double> loudness;  ///< LUFS
  std::optional<double> energy;    ///< 1–10
  Drawing overview;
};

[[nodiscard]] CollectionEntry collectionEntry(const ExportTrack& track);

/// A selection of the library: what there is of tempi and keys, and every track with its figures and picture.
/// @param title of the selection, e.g. a crate's name
[[nodiscard]] Report collectionReport(const std::string& title, std::span<const CollectionEntry> tracks);

enum class ReportFormat : unsigned char { Html, Pdf };
enum class Paper : unsigned char { A4, Letter };

/// The file. HTML needs nothing besides itself, PDF a QGuiApplication. Any thread.
/// @param paper of a PDF; HTML prints on any
/// @throws std::runtime_error, whose what() is one sentence
[[nodiscard]] std::string reportBytes(const Report& report, ReportFormat format, Paper paper = Paper::A4);

}  // namespace barline::exporting::reports
