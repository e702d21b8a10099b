#include "app/exporting/ReportRun.h"

#include <algorithm>

#include "engine/steps/Catalog.h"

namespace barline::app {
namespace {

namespace reports = exporting::reports;

exporting::ExportProgress progressOf(const TellExport& tell, std::size_t index, std::size_t count) {
  if (!tell) return {};
  return [&tell, index, count](double fraction) {
    const auto tracks = static_cast<double>(count);
    return tell({index, count, (static_cast<double>(index) + fraction) / tracks});
  };
}

/// Hands every track that can be read to `use`; the others are noted.
template <class Use>
void forEachTrack(const TrackLoader& loader, const ReportTask& task, ReportOutcome& outcome,
                  const TellExport& tell, const Use& use) {
  for (std::size_t i = 0; i < task.tracks.size(); ++i) {
    try {
      use(loader.load(task.tracks[i], progressOf(tell, i, task.tracks.size())));
    } catch (const pipeline::Cancelled&) {
      throw;
    } catch (const std::exception& error) {
      outcome.failures.push_back({task.tracks[i].file, error.what()});
    }
  }
}

}  // namespace

std::string reportOf(const TrackLoader& loader, const ReportTask& task, ReportOutcome& outcome,
                     const TellExport& tell) {
  if (task.tracks.size() == 1) {
    std::optional<reports::Report> made;
    forEachTrack(loader, task, outcome, tell, [&](const exporting::ExportTrack& track) {
      made = reports::trackReport(track, steps::catalog());
    });
    return made ? reportBytes(*made, task.format, task.paper) : std::string();
  }
  std::vector<reports::CollectionEntry> entries;
  forEachTrack(loader, task, outcome, tell, [&](const exporting::ExportTrack& track) {
    entries.push_back(reports::collectionEntry(track));
  });
  if (entries.empty()) return {};
  return reportBytes(reports::collectionReport(task.title, entries), task.format, task.paper);
}

ReportOutcome runReport(const TrackLoader& loader, const ReportTask& task, const DecideTaken& decide,
                        const TellExport& tell) {
  ReportOutcome outcome;
  OutputFolder folder(task.folder);
  for (const TrackRequest& track : task.tracks) folder.protect(track.file);
  try {
    const std::string bytes = reportOf(loader, task, outcome, tell);
    if (bytes.empty()) return outcome;
    const auto written = folder.write(task.name, {{task.ending, bytes}}, decide);
    if (!written.empty()) outcome.written = written.front();
  } catch (const pipeline::Cancelled&) {
    outcome.cancelled = true;
  }
  return outcome;
}

}  // namespace barline::app
