#pragma once

#include "engine/model/BeatGrid.h"
#include "engine/model/TempoMap.h"
#include "engine/pipeline/Declaration.h"
#include "engine/pipeline/StepContext.h"

namespace barline::steps {

/// Tempo from the beats: the track is cut into spans of steady tempo, stretches in which beat times lie on a
/// straight line over beat numbers, by optimal partitioning (Jackson et al. 2005); each span's BPM is the
/// line's slope, so that a machine's tempo is exact. The global BPM is that of most of the track.
class TempoStep {
 public:
  static pipeline::StepDeclaration declaration();

  /// @throws pipeline::Cancelled
  [[nodiscard]] model::TempoMap run(const model::BeatGrid& grid, const pipeline::Parameters& parameters,
                                    pipeline::StepContext& context) const;
};

}  // namespace barline::steps
