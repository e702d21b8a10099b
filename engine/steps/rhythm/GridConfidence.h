#pragma once

#include <span>
#include <vector>

#include "engine/model/BeatGrid.h"
#include "engine/model/RhythmActivation.h"
#include "engine/pipeline/StepContext.h"
#include "engine/steps/rhythm/BarPointer.h"
#include "engine/steps/rhythm/BeatCandidates.h"
#include "engine/steps/rhythm/MetricalPlaces.h"
#include "engine/steps/rhythm/RhythmWeights.h"

namespace barline::steps::rhythm {

/// Beats without a gap, as they were decoded.
struct Run {
  std::vector<BeatCandidate> beats;
  std::vector<MetricalPlace> places;  ///< of the same length
};

/// How sure a grid is, each 0–1 and calibrated on composed songs: of those said to be 0.9 sure, nine in ten
/// are right.
struct GridConfidence {
  std::vector<double> beats;      ///< for each beat of each run, in a row
  std::vector<double> downbeats;  ///< for each beat: that a bar begins with it if it is a downbeat
  std::vector<model::GridAlternative> alternatives;
};

/// From the model's own posterior, given its path. @param runs none of them empty
/// @throws pipeline::Cancelled
[[nodiscard]] GridConfidence assess(std::span<const Run> runs, const model::RhythmActivation& activation,
                                    const RhythmExpectation& expectation, const RhythmWeights& weights,
                                    pipeline::StepContext& context);

}  // namespace barline::steps::rhythm
