#pragma once

#include <span>
#include <vector>

#include "engine/model/RhythmActivation.h"
#include "engine/pipeline/StepContext.h"
#include "engine/steps/rhythm/BarPointer.h"
#include "engine/steps/rhythm/BeatCandidates.h"
#include "engine/steps/rhythm/RhythmWeights.h"

namespace barline::steps::rhythm {

/// Of a decoder's work, when it begins to look how sure it is.
inline constexpr double kAssessing = 0.8;

/// Another rate at which the beats of a track might be counted.
struct MetricalLevel {
  double beatRate{1.0};  ///< of the beats that were found
  double probability{};
};

/// How likely the beats found, and beats at a half, two thirds, three halves, double, a third and three times
/// of their rate are, each in its best phase and with its best bars: by what the model makes of all that was
/// heard. Rates outside the expected tempi are left out. They add up to 1; the first is the beats' own.
/// @param runs candidates at the beats of each run; none of them empty @throws pipeline::Cancelled
[[nodiscard]] std::vector<MetricalLevel> compareLevels(std::span<const std::vector<BeatCandidate>> runs,
                                                       const model::RhythmActivation& activation,
                                                       const RhythmExpectation& expectation,
                                                       const RhythmWeights& weights,
                                                       pipeline::StepContext& context);

}  // namespace barline::steps::rhythm
