#include "engine/steps/rhythm/TempoEvidence.h"

#include <algorithm>
#include <cmath>

namespace barline::steps::rhythm {
namespace {

using Activation = model::RhythmActivation;

constexpr float kFaintMetre = 0.02f;
constexpr std::size_t kSpread = 2;  // semitones to either side that count as one rate
constexpr float kFaintTempo = 1e-5f;

}  // namespace

std::array<float, Activation::kTempi> TempoEvidence::expectedTempi() const {
  auto tempi = activation_.tempoProbabilities(slowFrame_);
  float sum = 0.0f;
  for (std::size_t i = 0; i < tempi.size(); ++i) {
    tempi[i] = expected_.reachesClass(i) ? tempi[i] + kFaintTempo : 0.0f;
    sum += tempi[i];
  }
  if (sum > 0.0f) {
    for (float& tempo : tempi) tempo /= sum;
  }
  return tempi;
}

void TempoEvidence::moveTo(double time) {
  const double position = time * activation_.frameRate / Activation::kFastFramesPerSlow;
  const auto frame =
      std::min(static_cast<std::size_t>(std::max(std::lround(position), 0L)), activation_.slowFrames() - 1);
  if (frame == slowFrame_) return;
  slowFrame_ = frame;

  const auto tempi = expectedTempi();
  const auto expected = static_cast<float>(std::ranges::count_if(tempi, [](float p) { return p > 0.0f; }));
  const float width = std::min(2.0f * kSpread + 1.0f, expected);
  for (std::size_t i = 0; i < tempi.size(); ++i) {
    // Played intervals differ from the rate by some percent, which is the path's to judge.
    const std::size_t first = i - std::min<std::size_t>(i, kSpread);
    const std::size_t last = std::min(i + kSpread, tempi.size() - 1);
    float around = 0.0f;
    for (std::size_t j = first; j <= last; ++j) around += tempi[j];
    const float ratio = std::log(std::max(around * expected / width, kFaintTempo));
    const double octaves =
        std::log2(Activation::tempo(i) / weights_.tempoPriorBpm) / weights_.tempoPriorOctaves;
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
