#pragma once

#include <array>
#include <vector>

#include "engine/model/RhythmActivation.h"
#include "engine/steps/rhythm/MetricalPlaces.h"
#include "engine/steps/rhythm/RhythmWeights.h"

namespace barline::steps::rhythm {

/// A moment where a beat may fall, and how what was heard there speaks for it.
struct BeatCandidate {
  double time{};  ///< seconds
  bool isPeak{};  ///< a maximum of the activation; otherwise one of the moments between, evenly spaced
  float beat{};   ///< log-likelihood ratio of a beat against none
  float grid{};   ///< what a steady grid of the whole track adds to it
  std::array<float, kBarRoles> roles{};  ///< log-likelihood ratio of each BarRole against any beat
};

/// What the network heard at any moment, as evidence for beats and their roles. Keeps both by reference.
class BeatEvidence {
 public:
  /// @param activation not empty
  BeatEvidence(const model::RhythmActivation& activation, const RhythmWeights& weights);

  /// @param frame with a fraction, within the activation. @param isPeak whether what is heard a frame earlier
  /// or later counts too
  [[nodiscard]] BeatCandidate at(double frame, bool isPeak) const;

 private:
  void addDownbeat(float beat, float downbeat, std::array<float, kBarRoles>& roles) const;
  void addChange(float change, std::array<float, kBarRoles>& roles) const;

  const model::RhythmActivation& activation_;
  const RhythmWeights& weights_;
  std::vector<float>
      lift_;  ///< for each second: what is added to beat logits where music is soft on the beat
};

/// Every local maximum of the beat activation, with a fraction of a frame by the parabola through its
/// neighbours, and moments at most 50 ms apart wherever there is none, so that a beat may also fall where the
/// network is deaf. Ascending in time, from 0 to the activation's last frame.
[[nodiscard]] std::vector<BeatCandidate> findCandidates(const model::RhythmActivation& activation,
                                                        const RhythmWeights& weights);

}  // namespace barline::steps::rhythm
