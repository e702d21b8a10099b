#pragma once

#include <array>
#include <cstddef>

#include "engine/model/RhythmActivation.h"
#include "engine/steps/rhythm/MetricalPlaces.h"
#include "engine/steps/rhythm/RhythmWeights.h"

namespace barline::steps::rhythm {

/// What the slow heads of the network and the priors say about beat rate and metre at one moment after
/// another, for each second of music.
class TempoEvidence {
 public:
  /// Both are kept by reference.
  TempoEvidence(const model::RhythmActivation& activation, const RhythmWeights& weights)
      : activation_(activation), weights_(weights) {}

  /// @param time seconds, within the activation, which must not be empty
  void moveTo(double time);

  /// Log-likelihood ratio of a beat rate, against any, for each second. @param interval seconds
  [[nodiscard]] float tempo(double interval) const;

  /// The same for bars of each number of beats.
  [[nodiscard]] const std::array<float, kMetres>& metres() const { return metres_; }

 private:
  const model::RhythmActivation& activation_;
  const RhythmWeights& weights_;
  std::size_t slowFrame_{static_cast<std::size_t>(-1)};
  std::array<float, model::RhythmActivation::kTempi> tempi_{};
  std::array<float, kMetres> metres_{};
};

}  // namespace barline::steps::rhythm
