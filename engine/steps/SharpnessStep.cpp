#include "engine/steps/SharpnessStep.h"

#include <algorithm>
#include <cmath>

namespace barline::steps {

pipeline::StepDeclaration SharpnessStep::declaration() {
  return {
      .id = "sharpness",
      .version = 1,
      .title = BARLINE_STEP_TEXT("Step", "Sharpness"),
      .summary = BARLINE_STEP_TEXT(
          "Step", "Measures how much high frequencies dominate what is heard, in acum, after DIN 45692."),
      .parameters = {{.id = "weighting",
                      .title = BARLINE_STEP_TEXT("Step", "Weighting"),
                      .unit = "",
                      .minimum = 0.0,
                      .maximum = model::kSharpnessWeightings - 1.0,
                      .defaultValue = 0.0,
                      .choices = {BARLINE_STEP_TEXT("Step", "DIN 45692"), BARLINE_STEP_TEXT("Step", "Aures"),
                                  BARLINE_STEP_TEXT("Step", "von Bismarck"),
                                  BARLINE_STEP_TEXT("Step", "Fastl")}}},
      .relativeCost = 1.0};
}

model::Sharpness SharpnessStep::run(const model::PerceivedLoudness& loudness,
                                    const pipeline::Parameters& parameters,
                                    pipeline::StepContext& context) const {
  context.checkpoint(0.0);
  const auto weighting = static_cast<std::size_t>(std::lround(parameters.get("weighting")));
  model::Sharpness sharpness{.meanAcum = loudness.sharpness[weighting].meanAcum,
                             .curve = loudness.sharpness[weighting].curve,
                             .meansAcum = {}};
  std::transform(loudness.sharpness.begin(), loudness.sharpness.end(), sharpness.meansAcum.begin(),
                 [](const model::SharpnessCurve& curve) { return curve.meanAcum; });
  return sharpness;
}

}  // namespace barline::steps
