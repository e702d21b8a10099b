#pragma once

#include "engine/model/BeatGrid.h"
#include "engine/model/Harmony.h"
#include "engine/model/HarmonyActivation.h"
#include "engine/model/MusicalKey.h"
#include "engine/pipeline/Declaration.h"
#include "engine/pipeline/StepContext.h"

namespace barline::steps {

/// Key of the track from what the network hears and the chords that it uses, and where it changes by a hidden
/// Markov model over bars.
class KeyStep {
 public:
  static pipeline::StepDeclaration declaration();

  /// Spans partition the time of `chords` where there is a key at all.
  [[nodiscard]] model::KeyTimeline run(const model::HarmonyActivation& activation,
                                       const model::ChordTimeline& chords, const model::BeatGrid& grid,
                                       const pipeline::Parameters& parameters,
                                       pipeline::StepContext& context) const;
};

}  // namespace barline::steps
