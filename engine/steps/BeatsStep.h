#pragma once

#include "engine/model/BeatGrid.h"
#include "engine/model/HarmonyActivation.h"
#include "engine/model/OnsetActivation.h"
#include "engine/model/RhythmActivation.h"
#include "engine/pipeline/Declaration.h"
#include "engine/pipeline/StepContext.h"

namespace barline::steps {

/// Beats, bars and metre from what the rhythm network heard, by the bar-pointer model (rhythm/BarPointer);
/// bars also by where the bass of the harmony changes; beats lie on the audio's own onsets. Empty where the
/// audio has no pulse.
class BeatsStep {
 public:
  static pipeline::StepDeclaration declaration();

  /// @throws pipeline::Cancelled
  [[nodiscard]] model::BeatGrid run(const model::RhythmActivation& activation,
                                    const model::HarmonyActivation& harmony,
                                    const model::OnsetActivation& onsets,
                                    const pipeline::Parameters& parameters,
                                    pipeline::StepContext& context) const;
};

}  // namespace barline::steps
