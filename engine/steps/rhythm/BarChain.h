#pragma once

#include <array>
#include <span>
#include <vector>

#include "engine/model/RhythmActivation.h"
#include "engine/steps/rhythm/BarPointer.h"
#include "engine/steps/rhythm/BeatCandidates.h"
#include "engine/steps/rhythm/MetricalPlaces.h"
#include "engine/steps/rhythm/RhythmWeights.h"

namespace barline::steps::rhythm {

/// What is known of the bars once the beats are given.
struct BarPosteriors {
  std::vector<std::array<float, kPlaces>> places;  ///< for each beat the probability of each place
  double logLikelihood{};                          ///< of all that was heard at the beats, over all places
};

/// Forward-backward over the upper level of the bar-pointer model: places in bars of all metres, for given
/// beats. `independence`, 0–1, is the share of what is heard that counts: bars of one song are far from
/// independent of each other, which leaves the likeliest reading as it is but not its probability.
[[nodiscard]] BarPosteriors barPosteriors(std::span<const BeatCandidate> beats,
                                          const model::RhythmActivation& activation,
                                          const RhythmExpectation& expectation, const RhythmWeights& weights,
                                          float independence);

}  // namespace barline::steps::rhythm
