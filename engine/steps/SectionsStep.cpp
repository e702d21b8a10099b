#include "engine/steps/SectionsStep.h"

#include <cmath>
#include <vector>

#include "engine/steps/structure/FormLabels.h"
#include "engine/steps/structure/FormUnits.h"
#include "engine/steps/structure/Grouping.h"
#include "engine/steps/structure/HarmonicAgreement.h"
#include "engine/steps/structure/Repeats.h"
#include "engine/steps/structure/Segmentation.h"
#include "engine/steps/structure/SlowFeatures.h"
#include "engine/steps/structure/UnitFeatures.h"

namespace barline::steps {
namespace {

using namespace structure;

constexpr double kShortestTrack = 30.0;  // s; less has no form to speak of

}  // namespace

pipeline::StepDeclaration SectionsStep::declaration() {
  return {.id = "sections",
          .version = 6,
          .title = BARLINE_STEP_TEXT("Step", "Sections"),
          .summary = BARLINE_STEP_TEXT(
              "Step", "Where sections begin and which of them repeat, from the timbre and harmony of bars."),
          .parameters = {},
          .relativeCost = 7.0};
}

model::Sections SectionsStep::run(const model::RhythmSpectrum& rhythm, const model::PitchSpectrum& pitch,
                                  const model::EnergyCurve& energy, const model::BeatGrid& grid,
                                  const pipeline::Parameters& /*parameters*/,
                                  pipeline::StepContext& context) const {
  context.checkpoint(0.0);
  if (rhythm.duration < kShortestTrack) return {};
  const std::vector<FormUnit> units = formUnits(grid, energy, rhythm.duration);
  const UnitFeatures features = describeUnits(units, rhythm, pitch, energy, context);
  context.checkpoint(0.5);
  const SlowFeatures sound = slowFeatures(features.sound, UnitFeatures::kSound);
  context.checkpoint(0.6);
  const HarmonicAgreement harmony(features);
  Segmentation cut = cutIntoSections(sound, units, context);
  context.checkpoint(0.8);
  cut = splitRepeats(cut, groupSections(cut, sound, harmony), harmony);
  context.checkpoint(0.9);
  const Grouping grouping = groupSections(cut, sound, harmony);
  const auto labels = labelSections(cut, grouping, features);
  model::Sections form;
  for (std::size_t i = 0; i < cut.sections(); ++i) {
    form.sections.push_back({{units[cut.bounds[i]].range.begin, units[cut.bounds[i + 1] - 1].range.end},
                             grouping.groups[i],
                             std::sqrt(cut.confidences[i] * grouping.confidences[i]),
                             labels[i]});
  }
  context.checkpoint(1.0);
  return form;
}

}  // namespace barline::steps
