#pragma once

#include "engine/model/BeatGrid.h"
#include "engine/model/Chromagram.h"
#include "engine/model/OnsetActivation.h"
#include "engine/pipeline/Declaration.h"
#include "engine/pipeline/StepContext.h"

namespace barline::steps {

/// Beats, bars and metre by the bar-pointer model in two levels: beats over onset frames
/// (rhythm/BeatTracker), bars over beats (rhythm/BarFinder).
class BeatsStep {
 public:
  static pipeline::StepDeclaration declaration();

  /// @throws pipeline::Cancelled
  [[nodiscard]] model::BeatGrid run(const model::OnsetActivation& onsets, const model::Chromagram& chromagram,
                                    const pipeline::Parameters& parameters,
                                    pipeline::StepContext& context) const;
};

}  // namespace barline::steps
