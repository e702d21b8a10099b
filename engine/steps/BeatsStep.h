#pragma once

#include "engine/model/BeatGrid.h"
#include "engine/model/Chromagram.h"
#include "engine/model/OnsetActivation.h"
#include "engine/pipeline/Declaration.h"
#include "engine/pipeline/StepContext.h"

namespace barline::steps {

/// Beats, bars and metre by the bar-pointer model, in two stages that share its idea: rhythm/BeatTracker
/// finds a pulse in the onset activation; rhythm/MetreModel decides together which level of it is the beat
/// and where the bars begin, with onsets in bands and changes of harmony as evidence. Empty where the audio
/// has no pulse.
class BeatsStep {
 public:
  static pipeline::StepDeclaration declaration();

  /// @throws pipeline::Cancelled
  [[nodiscard]] model::BeatGrid run(const model::OnsetActivation& onsets, const model::Chromagram& chromagram,
                                    const pipeline::Parameters& parameters,
                                    pipeline::StepContext& context) const;
};

}  // namespace barline::steps
