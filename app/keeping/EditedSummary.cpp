#include "app/keeping/EditedSummary.h"

#include <algorithm>
#include <memory>
#include <span>

#include "engine/edits/Amend.h"
#include "engine/steps/TempoStep.h"

namespace barline::app {

storage::AnalysisSummary editedSummary(storage::Library& library, const model::Timeline& timeline) {
  const model::EditHistory history = library.edits().history(timeline.source.fingerprint);
  const edits::EditOverlay overlay(std::span(history.edits).first(history.applied));
  model::Timeline shown = edits::amended(timeline, overlay);
  if (shown.grid != timeline.grid) {
    pipeline::StepContext context;
    shown.tempo = std::make_shared<const model::TempoMap>(
        steps::TempoStep{}.run(*shown.grid, pipeline::Parameters(steps::TempoStep::declaration()), context));
  }
  storage::AnalysisSummary summary = storage::summarize(shown);
  summary.locked = std::ranges::any_of(
      model::kEditLayers, [&](model::EditLayer layer) { return !overlay[layer].locked.empty(); });
  return summary;
}

}  // namespace barline::app
