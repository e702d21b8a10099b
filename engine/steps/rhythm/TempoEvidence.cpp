#include "engine/steps/rhythm/TempoEvidence.h"

#include <algorithm>
#include <cmath>

namespace barline::steps::rhythm {
namespace {

using Activation = model::RhythmActivation;

constexpr double kPriorBpm = 110.0;
constexpr float kFaintMetre = 0.02f;

}  // namespace

void TempoEvidence::moveTo(double time) {
  const double position = time * activation_.frameRate / Activation::kFastFramesPerSlow;
  const auto frame =
      std::min(static_cast<std::size_t>(std::max(std::lround(position), 0L)), activation_.slowFrames() - 1);
  if (frame == slowFrame_) return;
  slowFrame_ = frame;

  const auto tempi = activation_.tempoProbabilities(frame);
  for (std::size_t i = 0; i < tempi.size(); ++i) {
    // A rate between two has its probability spread over both.
    const float around =
        0.5f * (i > 0 ? tempi[i - 1] : 0.0f) + tempi[i] + 0.5f * (i + 1 < tempi.size() ? tempi[i + 1] : 0.0f);
    const float ratio = std::log(std::max(around * 0.5f * Activation::kTempi, 1e-6f));
    const double octaves = std::log2(Activation::tempo(i) / kPriorBpm) / weights_.tempoPriorOctaves;
    tempi_[i] = weights_.tempo * std::max(ratio, weights_.tempoLowest) -
                weights_.tempoPrior * static_cast<float>(0.5 * octaves * octaves);
  }
  const auto metres = activation_.metreProbabilities(frame);
  for (std::size_t i = 0; i < kMetres; ++i) {
    metres_[i] = weights_.metre * std::log((metres[i] + kFaintMetre) * static_cast<float>(kMetres)) +
                 weights_.metrePrior[i];
  }
}

float TempoEvidence::tempo(double interval) const {
  const double position =
      std::clamp(12.0 * std::log2(60.0 / interval / Activation::tempo(0)), 0.0, Activation::kTempi - 1.001);
  const auto below = static_cast<std::size_t>(position);
  const auto share = static_cast<float>(position - static_cast<double>(below));
  return tempi_[below] + share * (tempi_[below + 1] - tempi_[below]);
}

}  // namespace barline::steps::rhythm
