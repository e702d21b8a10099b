#pragma once

#include "engine/model/BeatGrid.h"
#include "engine/model/Character.h"
#include "engine/model/EnergyRating.h"
#include "engine/model/FrameFeatures.h"
#include "engine/model/Harmony.h"
#include "engine/model/Loudness.h"
#include "engine/model/OnsetActivation.h"
#include "engine/model/Psychoacoustics.h"
#include "engine/model/Roughness.h"
#include "engine/model/StereoImage.h"
#include "engine/model/TempoMap.h"
#include "engine/pipeline/Declaration.h"
#include "engine/pipeline/StepContext.h"

namespace barline::steps {

/// Gathers the numbers by which tracks are compared; MEASURES.md defines each.
class CharacterStep {
 public:
  static pipeline::StepDeclaration declaration();

  /// @throws pipeline::Cancelled
  [[nodiscard]] model::Character run(const model::FrameFeatures& frames, const model::OnsetActivation& onsets,
                                     const model::StereoImage& stereo, const model::Loudness& loudness,
                                     const model::Roughness& roughness, const model::Sharpness& sharpness,
                                     const model::EnergyRating& energy, const model::BeatGrid& grid,
                                     const model::TempoMap& tempo, const model::ChordTimeline& chords,
                                     const pipeline::Parameters& parameters,
                                     pipeline::StepContext& context) const;
};

}  // namespace barline::steps
