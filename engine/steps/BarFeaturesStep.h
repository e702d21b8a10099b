#pragma once

#include "engine/model/BarFeatures.h"
#include "engine/model/BeatGrid.h"
#include "engine/model/FrameFeatures.h"
#include "engine/model/Loudness.h"
#include "engine/model/Psychoacoustics.h"
#include "engine/pipeline/Declaration.h"
#include "engine/pipeline/StepContext.h"

namespace barline::steps {

/// What each bar of the grid sounds like, from what is known of every 23 ms: nothing is decoded again when
/// the grid changes.
class BarFeaturesStep {
 public:
  static pipeline::StepDeclaration declaration();

  /// @throws pipeline::Cancelled
  [[nodiscard]] model::BarFeatures run(const model::FrameFeatures& frames, const model::BeatGrid& grid,
                                       const model::Loudness& loudness, const model::Sharpness& sharpness,
                                       const pipeline::Parameters& parameters,
                                       pipeline::StepContext& context) const;
};

}  // namespace barline::steps
