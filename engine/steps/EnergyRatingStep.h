#pragma once

#include <optional>

#include "engine/model/EnergyRating.h"
#include "engine/model/FrameFeatures.h"
#include "engine/model/Loudness.h"
#include "engine/model/OnsetActivation.h"
#include "engine/pipeline/Declaration.h"
#include "engine/pipeline/StepContext.h"

namespace barline::steps {

/// What music's energy is judged by.
struct EnergyEvidence {
  double loudnessLufs{};
  double onsetsPerSecond{};
  double highShare{};  ///< 0–1: power from 2 kHz up, of that from 20 Hz up
  double crestDb{};
};

/// 1 (calm) to 10: a weighted sum of the four, each scaled from 0 to 1 over the range that music spans.
/// MEASURES.md states it in full. Never falls when loudness, onsets or the high share rise, nor when the
/// crest falls.
[[nodiscard]] double energyRating(const EnergyEvidence& evidence);

/// Rates the energy of the track and of 3 s around each moment.
class EnergyRatingStep {
 public:
  static pipeline::StepDeclaration declaration();

  /// @throws pipeline::Cancelled
  [[nodiscard]] model::EnergyRating run(const model::FrameFeatures& frames,
                                        const model::OnsetActivation& onsets, const model::Loudness& loudness,
                                        const pipeline::Parameters& parameters,
                                        pipeline::StepContext& context) const;
};

}  // namespace barline::steps
