#include "app/exporting/ReportRun.h"

#include <utility>

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

/// Hands every track that can be read to `use`; what goes wrong with the others is noted, and they go to
/// `passOver`.
template <class Use, class PassOver>
void forEachTrack(const TrackLoader& loader, const ReportTask& task, std::vector<ExportFailure>& failures,
                  const TellExport& tell, const Use& use, const PassOver& passOver) {
  for (std::size_t i = 0; i < task.tracks.size(); ++i) {
    try {
      use(task.tracks[i], loader.load(task.tracks[i], progressOf(tell, i, task.tracks.size())));
    } catch (const pipeline::Cancelled&) {
      throw;
    } catch (const std::exception& error) {
      failures.push_back({task.tracks[i].file, error.what()});
      passOver(task.tracks[i]);
    }
  }
}

void ignored(const TrackRequest& /*request*/) {}

std::string bytesOf(reports::Report report, const ReportTask& task) {
  std::erase_if(report.parts, [&](const reports::Part& part) { return task.leftOut.contains(part.title); });
  return reports::reportBytes(report, task.format, task.paper);
}

/// Empty where no track could be read.
std::string bytesOfAll(const TrackLoader& loader, const ReportTask& task,
                       std::vector<ExportFailure>& failures, const TellExport& tell) {
  std::vector<reports::CollectionEntry> entries;
  forEachTrack(
      loader, task, failures, tell,
      [&](const TrackRequest&, const exporting::ExportTrack& track) {
        entries.push_back(reports::collectionEntry(track));
      },
      ignored);
  return entries.empty() ? std::string() : bytesOf(reports::collectionReport(task.title, entries), task);
}

}  // namespace

std::string reportOf(const TrackLoader& loader, const ReportTask& task, std::vector<ExportFailure>& failures,
                     const TellExport& tell) {
  if (task.together) return bytesOfAll(loader, task, failures, tell);
  std::string bytes;
  forEachTrack(
      loader, task, failures, tell,
      [&](const TrackRequest&, const exporting::ExportTrack& track) {
        bytes = bytesOf(reports::trackReport(track, steps::catalog()), task);
      },
      ignored);
  return bytes;
}

ExportOutcome runReport(const TrackLoader& loader, const ReportTask& task, const DecideTaken& decide,
                        const TellExport& tell) {
  ExportOutcome outcome;
  OutputFolder folder(task.folder);
  for (const TrackRequest& track : task.tracks) folder.protect(track.file);
  const auto decideNoting = [&](const std::filesystem::path& taken) {
    const NameTaken answer = decide(taken);
    if (answer == NameTaken::Skip) outcome.skipped.push_back(taken);
    return answer;
  };
  const auto write = [&](const std::string& bytes, const std::string& name) {
    const auto written = folder.write(name, {{task.ending, bytes}}, decideNoting);
    outcome.written.insert(outcome.written.end(), written.begin(), written.end());
  };
  try {
    if (task.together) {
      const std::string bytes = bytesOfAll(loader, task, outcome.failures, tell);
      if (!bytes.empty()) write(bytes, task.name);
    } else {
      const bool named = task.tracks.size() == 1 && !task.name.empty();
      const auto nameOf = [&](const TrackRequest& track) {
        return named ? task.name : track.file.stem().string();
      };
      forEachTrack(
          loader, task, outcome.failures, tell,
          [&](const TrackRequest& request, const exporting::ExportTrack& track) {
            write(bytesOf(reports::trackReport(track, steps::catalog()), task), nameOf(request));
          },
          [&](const TrackRequest& request) { folder.passOver(nameOf(request), task.ending); });
    }
  } catch (const pipeline::Cancelled&) {
    outcome.cancelled = true;
  }
  return outcome;
}

}  // namespace barline::app
