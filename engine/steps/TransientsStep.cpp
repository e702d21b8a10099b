#include "engine/steps/TransientsStep.h"

#include "engine/steps/rhythm/BeatTiming.h"

namespace barline::steps {

pipeline::StepDeclaration TransientsStep::declaration() {
  return {.id = "transients",
          .version = 1,
          .title = BARLINE_STEP_TEXT("Step", "Transients"),
          .summary = BARLINE_STEP_TEXT("Step", "Where notes and drums clearly begin, from the onsets."),
          .parameters = {},
          .relativeCost = 2.0};
}

model::Transients TransientsStep::run(const model::OnsetActivation& onsets,
                                      const pipeline::Parameters& /*parameters*/,
                                      pipeline::StepContext& context) const {
  context.checkpoint(0.0);
  const rhythm::PulseSignal pulse = rhythm::makePulseSignal(onsets);
  context.checkpoint(0.7);
  model::Transients transients{rhythm::clearTransients(pulse, onsets)};
  context.checkpoint(1.0);
  return transients;
}

}  // namespace barline::steps
