#pragma once

#include "engine/model/HarmonyActivation.h"
#include "engine/model/PitchSpectrum.h"
#include "engine/pipeline/Declaration.h"
#include "engine/pipeline/StepContext.h"

namespace barline::steps {

/// Hears chords, bass and key: runs resources/networks/harmony.bnet over the pitch spectrum.
class HarmonyNetworkStep {
 public:
  static pipeline::StepDeclaration declaration();

  model::HarmonyActivation run(const model::PitchSpectrum& pitch, const pipeline::Parameters& parameters,
                               pipeline::StepContext& context) const;
};

}  // namespace barline::steps
