// Tracks cut into files.

#include <QCoreApplication>
#include <set>
#include <utility>

#include "app/gui/LibraryExport.h"
#include "engine/export/chunks/ChunkNames.h"
#include "engine/export/chunks/ChunkProblem.h"
#include "engine/export/chunks/ChunkWriter.h"
#include "ui/library/TrackRow.h"

namespace barline::app {
namespace {

using exporting::ChunkCollision;
using exporting::ChunkRequest;

constexpr std::size_t kPreviewed = 200;
/// How much of the time of a track is its analysis.
constexpr double kLoading = 0.5;

/// In the person's language.
QString translated(const exporting::ChunkProblem& problem) {
  QString text = QCoreApplication::translate("Chunks", problem.text);
  for (const std::string& argument : problem.arguments) text = text.arg(QString::fromStdString(argument));
  return text;
}

std::string patternOf(const exporting::ChunkSettings& settings) {
  return settings.pattern.empty() ? exporting::usualPattern(settings.unit) : settings.pattern;
}

ChunkCollision answer(ui::Collision word) {
  switch (word) {
    case ui::Collision::Replace:
      return ChunkCollision::Replace;
    case ui::Collision::KeepBoth:
      return ChunkCollision::KeepBoth;
    case ui::Collision::Skip:
      break;
  }
  return ChunkCollision::Skip;
}

}  // namespace

ui::ChunksPreview LibraryExport::previewChunks(const ui::ChunksExport& wanted,
                                               const ui::ExportControl& control) {
  try {
    const exporting::ExportTrack track = first(wanted.what, false, control);
    const exporting::ChunkPlan plan = exporting::planChunks(track, wanted.settings);
    const auto names = exporting::chunkNames(track, plan, patternOf(wanted.settings),
                                             exporting::endingOf(wanted.settings.encoding));
    ui::ChunksPreview preview{.count = plan.chunks.size(),
                              .all = plan.all,
                              .bytes = exporting::estimatedBytes(track, plan, wanted.settings)};
    for (std::size_t i = 0; i < std::min(plan.chunks.size(), kPreviewed); ++i) {
      const model::TimeRange& range = plan.chunks[i].range;
      preview.first.push_back({ui::pathText(names[i]), range.begin, range.duration()});
    }
    return preview;
  } catch (const exporting::ChunkError& error) {
    throw std::runtime_error(translated(error.problem()).toStdString());
  }
}

ui::ExportOutcome LibraryExport::writeChunks(const ui::ChunksExport& wanted, const ui::ExportTarget& target,
                                             const ui::ExportControl& control) {
  const std::vector<TrackRequest> tracks = requests(wanted.what, false);
  ui::ExportOutcome outcome{.folder = target.folder};
  std::set<std::filesystem::path> written;
  for (std::size_t i = 0; i < tracks.size() && !outcome.cancelled; ++i) {
    const exporting::ExportProgress whole = [&, i](double fraction) {
      const auto total = static_cast<double>(tracks.size());
      control.progress(
          {(static_cast<double>(i) + fraction) / total, i, tracks.size(), tracks[i].file.stem().string()});
      return !control.cancelled();
    };
    try {
      ChunkRequest request{.track = loader_.load(tracks[i], exporting::part(whole, 0.0, kLoading)),
                           .folder = target.folder,
                           .settings = wanted.settings,
                           .reserved = written};
      if (const auto taken = exporting::takenNames(request); !taken.empty()) {
        const auto word = control.exists(taken.front());
        if (!word) throw pipeline::Cancelled();
        request.collision = answer(*word);
      }
      const exporting::ChunkReport report =
          exporting::writeChunks(request, loader_.decoding(), exporting::part(whole, kLoading, 1.0));
      if (chunksWritten_) chunksWritten_(request.track.timeline.source.fingerprint, report, wanted.settings);
      outcome.files += report.chunks.size() + report.manifests.size();
      outcome.skipped += report.skipped;
      if (report.warning) outcome.warnings.push_back(QString::fromStdString(*report.warning));
      outcome.bytes += report.bytes;
      for (const exporting::WrittenChunk& chunk : report.chunks) written.insert(target.folder / chunk.file);
      for (const std::filesystem::path& manifest : report.manifests) written.insert(target.folder / manifest);
      if (outcome.shown.empty() && !report.chunks.empty())
        outcome.shown.push_back(target.folder / report.chunks.front().file);
    } catch (const pipeline::Cancelled&) {
      outcome.cancelled = true;
    } catch (const exporting::ChunkError& error) {
      outcome.problems.push_back(
          QStringLiteral("%1: %2").arg(ui::pathText(tracks[i].file.filename()), translated(error.problem())));
    } catch (const std::exception& error) {
      outcome.problems.push_back(QString::fromUtf8(error.what()));
    }
  }
  return outcome;
}

}  // namespace barline::app
