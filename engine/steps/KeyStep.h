#pragma once

#include "engine/model/BeatGrid.h"
#include "engine/model/Chromagram.h"
#include "engine/model/MusicalKey.h"
#include "engine/pipeline/Declaration.h"
#include "engine/pipeline/StepContext.h"

namespace barline::steps {

/// Key of the track by profile correlation (Krumhansl 1990, Temperley 2007), and where it changes by a
/// hidden Markov model over windows of some bars.
class KeyStep {
 public:
  static pipeline::StepDeclaration declaration();

  /// Spans partition [0, chromagram.duration) where there is a key at all.
  [[nodiscard]] model::KeyTimeline run(const model::Chromagram& chromagram, const model::BeatGrid& grid,
                                       const pipeline::Parameters& parameters,
                                       pipeline::StepContext& context) const;
};

}  // namespace barline::steps
