#pragma once

#include "engine/model/PitchSpectrum.h"
#include "engine/model/RhythmActivation.h"
#include "engine/model/RhythmSpectrum.h"
#include "engine/pipeline/Declaration.h"
#include "engine/pipeline/StepContext.h"

namespace barline::steps {

/// Hears beats, downbeats, chord changes, tempo and metre: runs resources/networks/rhythm.bnet, dilated
/// convolutions after Davies and Böck (EUSIPCO 2019), over both spectra.
class RhythmNetworkStep {
 public:
  static pipeline::StepDeclaration declaration();

  model::RhythmActivation run(const model::RhythmSpectrum& bands, const model::PitchSpectrum& pitch,
                              const pipeline::Parameters& parameters, pipeline::StepContext& context) const;
};

}  // namespace barline::steps
