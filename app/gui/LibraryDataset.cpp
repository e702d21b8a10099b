// Datasets of tracks.

#include <QCoreApplication>
#include <utility>

#include "app/dataset/DatasetRun.h"
#include "app/gui/LibraryExport.h"
#include "engine/export/dataset/DatasetLedger.h"

namespace barline::app {

ui::DatasetFolder LibraryExport::lookAtDataset(const std::filesystem::path& folder) {
  using State = ui::DatasetFolder::State;
  const exporting::DatasetPlace place = exporting::datasetPlace(folder);
  if (place.isDataset) return {.state = State::Dataset, .tracks = place.tracks};
  return {.state = place.isEmpty ? State::Empty : State::Other};
}

ui::ExportOutcome LibraryExport::writeDataset(const ui::DatasetExport& wanted, const ui::ExportTarget& target,
                                              const ui::ExportControl& control) {
  const DatasetTask task{
      .folder = target.folder, .tracks = requests(wanted.what, false), .settings = wanted.settings};
  const TellDataset tell = [&](const DatasetState& state) {
    control.progress({state.fraction, state.track, state.tracks, state.file.stem().string()});
    return !control.cancelled();
  };
  const DatasetOutcome done = runDataset(loader_, task, tell);
  ui::ExportOutcome outcome{.folder = target.folder,
                            .shown = {target.folder / "README.md"},
                            .files = done.files,
                            .bytes = done.bytes,
                            .cancelled = done.cancelled};
  for (const DatasetFailure& failure : done.failures)
    outcome.problems.push_back(QString::fromStdString(failure.sentence));
  for (const DatasetFailure& repeated : done.repeated)
    outcome.warnings.push_back(QString::fromStdString(repeated.sentence));
  return outcome;
}

}  // namespace barline::app
