#pragma once

#include "engine/model/OnsetActivation.h"
#include "engine/model/Transients.h"
#include "engine/pipeline/Declaration.h"
#include "engine/pipeline/StepContext.h"

namespace barline::steps {

/// Every clear onset of the track: what beats are snapped to. The peaks that BeatsStep takes beats'
/// transients from.
class TransientsStep {
 public:
  static pipeline::StepDeclaration declaration();

  /// @throws pipeline::Cancelled
  [[nodiscard]] model::Transients run(const model::OnsetActivation& onsets,
                                      const pipeline::Parameters& parameters,
                                      pipeline::StepContext& context) const;
};

}  // namespace barline::steps
