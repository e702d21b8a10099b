#include "storage/AnalysisSummary.h"

#include <algorithm>

namespace barline::storage {
namespace {

/// The step that a character's version is of.
constexpr const char* kCharacterStep = "character";

TrackFigures figuresOf(const model::Timeline& timeline) {
  TrackFigures figures{.measures = model::MeasureValues(timeline), .character = {}};
  const auto made = timeline.provenance.find(kCharacterStep);
  if (timeline.character && made != timeline.provenance.end()) {
    figures.character = VersionedCharacter{made->second.version, *timeline.character};
  }
  return figures;
}

pipeline::Recipe recipeOf(const model::Timeline& timeline) {
  pipeline::Recipe recipe;
  for (const auto& [id, made] : timeline.provenance) recipe.push_back({id, made.version, made.parameters});
  return recipe;
}

/// Less sure than even.
constexpr double kDoubtfulBelow = 0.5;
/// Another reading of the grid this likely is worth a look.
constexpr double kLikelyAlternative = 0.25;

bool isDoubtful(const model::BeatGrid& grid) {
  if (std::ranges::any_of(grid.alternatives, [](const model::GridAlternative& alternative) {
        return alternative.probability >= kLikelyAlternative;
      })) {
    return true;
  }
  double sum = 0.0;
  for (const model::Bar& bar : grid.bars) sum += bar.confidence;
  return !grid.bars.empty() && sum < kDoubtfulBelow * static_cast<double>(grid.bars.size());
}

bool isDoubtful(const model::Timeline& timeline) {
  const bool unsureOfKey = timeline.key && timeline.key->global && timeline.key->confidence < kDoubtfulBelow;
  return unsureOfKey || (timeline.grid && isDoubtful(*timeline.grid));
}

}  // namespace

AnalysisSummary summarize(const model::Timeline& timeline) {
  AnalysisSummary summary;
  if (timeline.tempo) summary.bpm = timeline.tempo->bpm;
  if (timeline.key) summary.key = timeline.key->global;
  if (timeline.grid) {
    if (const auto metre = mostCommonMetre(*timeline.grid)) summary.timeSignature = toString(*metre);
  }
  summary.problem = timeline.source.warning.value_or("");
  summary.doubtful = isDoubtful(timeline);
  summary.figures = figuresOf(timeline);
  summary.recipe = recipeOf(timeline);
  return summary;
}

}  // namespace barline::storage
