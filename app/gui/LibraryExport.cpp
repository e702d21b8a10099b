#include "app/gui/LibraryExport.h"

#include <unistd.h>

#include <QCoreApplication>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "app/exporting/ExportRun.h"
#include "app/gui/ExportAnswers.h"
#include "app/gui/ExportPreviews.h"
#include "engine/export/ExportCatalog.h"
#include "ui/library/TrackRow.h"

namespace barline::app {
namespace {

/// Texts of this file.
struct ExportText {
  Q_DECLARE_TR_FUNCTIONS(LibraryExport)
};

}  // namespace

std::span<const exporting::ExportFormat> LibraryExport::formats() const {
  return exporting::exportCatalog();
}

ui::TargetState LibraryExport::lookAt(const std::filesystem::path& folder) {
  std::error_code error;
  ui::TargetState state{.exists = std::filesystem::exists(folder, error)};
  std::filesystem::path nearest = folder;
  while (!std::filesystem::exists(nearest, error) && nearest.has_relative_path())
    nearest = nearest.parent_path();
  state.usable = std::filesystem::is_directory(nearest, error) && ::access(nearest.c_str(), W_OK | X_OK) == 0;
  const std::filesystem::space_info space = std::filesystem::space(nearest, error);
  if (!error) state.free = space.available;
  return state;
}

std::vector<TrackRequest> LibraryExport::requests(const ui::ExportedTracks& what, bool timesFromRange) const {
  std::vector<TrackRequest> requests;
  for (const model::TrackRecord& record : library_->tracks().byIds(what.tracks)) {
    TrackRequest request{.file = record.path, .version = what.version, .fromStretch = timesFromRange};
    if (what.range) request.stretch = *what.range;
    requests.push_back(std::move(request));
  }
  if (requests.empty())
    throw std::runtime_error(ExportText::tr("The tracks are not in the library any more.").toStdString());
  return requests;
}

exporting::ExportTrack LibraryExport::first(const ui::ExportedTracks& what, bool timesFromRange,
                                            const ui::ExportControl& control) const {
  ui::ExportedTracks one = what;
  one.tracks.resize(1);
  return loader_.load(requests(one, timesFromRange).front(), heedsCancelling(control));
}

ui::TimelinePreview LibraryExport::previewTimelines(const ui::TimelineExport& wanted,
                                                    const ui::ExportControl& control) {
  const exporting::ExportFormat& format = *wanted.format;
  const exporting::ExportTrack track = first(wanted.what, wanted.timesFromRange, control);
  const bool together = format.scope == exporting::FormatScope::AllTracks && wanted.what.tracks.size() > 1;
  ui::TimelinePreview preview;
  preview.stem = together ? QStringLiteral("Barline") : ui::pathText(track.record.path.stem());
  preview.known = knownLayers(track.timeline);
  preview.edited = track.edited || track.record.edited;
  if (format.losses) preview.losses = format.losses(track, wanted.layers);
  if (format.content == exporting::FormatContent::AudioCopy) {
    const exporting::ExportFormat::CopyName name = format.copyName(track);
    if (!name.problem.empty()) throw std::runtime_error(name.problem);
    preview.endings.append(QString::fromStdString(name.ending));
    return preview;
  }
  if (control.cancelled()) throw pipeline::Cancelled();
  const std::vector<exporting::ExportFile> files = format.write({&track, 1}, wanted.layers);
  for (const exporting::ExportFile& file : files) {
    preview.endings.append(QString::fromStdString(file.ending));
    preview.bytes += file.bytes.size();
  }
  if (control.cancelled()) throw pipeline::Cancelled();
  preview.picture = previewPicture(format, files, track, wanted.layers);
  if (preview.picture.isNull()) {
    PreviewText text = previewText(format, files);
    preview.text = std::move(text.text);
    preview.cut = text.cut;
  }
  return preview;
}

ui::ExportOutcome LibraryExport::writeTimelines(const ui::TimelineExport& wanted,
                                                const ui::ExportTarget& target,
                                                const ui::ExportControl& control) {
  const ExportTask task{.format = wanted.format,
                        .layers = wanted.layers,
                        .tracks = requests(wanted.what, wanted.timesFromRange),
                        .folder = target.folder,
                        .name = target.name};
  const DecideTaken decide = decidedBy(control);
  return shownOutcome(runExport(loader_, task, decide, toldTo(control, task.tracks)), target.folder);
}

}  // namespace barline::app
