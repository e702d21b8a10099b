#pragma once

#include "engine/model/Psychoacoustics.h"
#include "engine/pipeline/Declaration.h"
#include "engine/pipeline/StepContext.h"

namespace barline::steps {

/// Sharpness by the weighting asked for, from what PerceivedLoudnessTap has of all of them.
class SharpnessStep {
 public:
  static pipeline::StepDeclaration declaration();

  /// @throws pipeline::Cancelled
  [[nodiscard]] model::Sharpness run(const model::PerceivedLoudness& loudness,
                                     const pipeline::Parameters& parameters,
                                     pipeline::StepContext& context) const;
};

}  // namespace barline::steps
