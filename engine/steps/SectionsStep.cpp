#include "engine/steps/SectionsStep.h"

#include <vector>

#include "engine/steps/structure/Grouping.h"
#include "engine/steps/structure/Segmentation.h"
#include "engine/steps/structure/SelfSimilarity.h"
#include "engine/steps/structure/SongBars.h"

namespace barline::steps {
namespace {

constexpr double kShortestTrack = 30.0;  // s; less has no form to speak of

}  // namespace

pipeline::StepDeclaration SectionsStep::declaration() {
  return {.id = "sections",
          .version = 1,
          .title = BARLINE_STEP_TEXT("Step", "Sections"),
          .summary = BARLINE_STEP_TEXT(
              "Step", "Where sections begin and which of them repeat, from the timbre and harmony of bars."),
          .parameters = {},
          .relativeCost = 50.0};
}

model::Sections SectionsStep::run(const model::RhythmSpectrum& rhythm, const model::PitchSpectrum& pitch,
                                  const model::BeatGrid& grid, const pipeline::Parameters& /*parameters*/,
                                  pipeline::StepContext& context) const {
  context.checkpoint(0.0);
  model::Sections form;
  if (grid.bars.empty() || rhythm.duration < kShortestTrack) return form;
  const structure::SongBars song = structure::describeBars(rhythm, pitch, grid, context);
  const structure::SelfSimilarity similarity = structure::compareBars(song);
  context.checkpoint(0.7);
  const std::vector<std::size_t> bounds = structure::sectionBounds(similarity);
  context.checkpoint(0.9);
  const structure::Grouping grouping = structure::groupSections(similarity, bounds);
  for (std::size_t i = 0; i < grouping.groups.size(); ++i) {
    form.sections.push_back({{song.ranges[bounds[i]].begin, song.ranges[bounds[i + 1] - 1].end},
                             grouping.groups[i],
                             grouping.confidences[i],
                             {}});
  }
  for (std::size_t i = 1; i < form.sections.size(); ++i) {
    form.sections[i - 1].range.end = form.sections[i].range.begin;
  }
  context.checkpoint(1.0);
  return form;
}

}  // namespace barline::steps
