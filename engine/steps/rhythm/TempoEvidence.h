#pragma once

#include <array>
#include <cstddef>

#include "engine/model/RhythmActivation.h"
#include "engine/steps/rhythm/MetricalPlaces.h"
#include "engine/steps/rhythm/RhythmWeights.h"
#include "engine/steps/rhythm/TempoRange.h"

namespace barline::steps::rhythm {

/// What the slow heads of the network and the priors say about beat rate and metre at one moment after
/// another, for each second of music.
class TempoEvidence {
 public:
  /// Activation and weights are kept by reference. Of the rates, those in `tempi` share all probability.
  TempoEvidence(const model::RhythmActivation& activation, const TempoRange& tempi,
                const RhythmWeights& weights)
      : activation_(activation), expected_(tempi), weights_(weights) {}

  /// @param time seconds, within the activation, which must not be empty
  void moveTo(double time);

  /// Log-likelihood ratio of a beat rate, against any, for each second. @param interval seconds
  [[nodiscard]] float tempo(double interval) const;

  /// The same for bars of each number of beats.
  [[nodiscard]] const std::array<float, kMetres>& metres() const { return metres_; }

 private:
  [[nodiscard]] std::array<float, model::RhythmActivation::kTempi> expectedTempi() const;

  const model::RhythmActivation& activation_;
  TempoRange expected_;
  const RhythmWeights& weights_;
  std::size_t slowFrame_{static_cast<std::size_t>(-1)};
  std::array<float, model::RhythmActivation::kTempi> tempi_{};
  std::array<float, kMetres> metres_{};
};

}  // namespace barline::steps::rhythm
