#include "engine/model/RhythmActivation.h"

#include <algorithm>
#include <cmath>

#include "engine/model/Codec.h"

namespace barline::model {
namespace {

float sigmoid(float logit) {
  return 1.0f / (1.0f + std::exp(-logit));
}

template <std::size_t N>
std::array<float, N> softmax(std::span<const std::uint8_t> codes) {
  const float largest = RhythmActivation::logit(*std::ranges::max_element(codes));
  std::array<float, N> probabilities{};
  float sum = 0.0f;
  for (std::size_t i = 0; i < N; ++i) {
    probabilities[i] = std::exp(RhythmActivation::logit(codes[i]) - largest);
    sum += probabilities[i];
  }
  for (float& probability : probabilities) probability /= sum;
  return probabilities;
}

}  // namespace

std::uint8_t RhythmActivation::code(float logit) {
  return static_cast<std::uint8_t>(std::clamp(std::lround(12.0f * logit) + 128L, 0L, 255L));
}

double RhythmActivation::tempo(std::size_t index) {
  return 40.0 * std::exp2(static_cast<double>(index) / 12.0);
}

float RhythmActivation::probabilityAt(std::size_t frame, Fast value) const {
  return sigmoid(logitAt(frame, value));
}

std::array<float, RhythmActivation::kTempi> RhythmActivation::tempoProbabilities(
    std::size_t slowFrame) const {
  return softmax<kTempi>(slowAt(slowFrame).first(kTempi));
}

std::array<float, RhythmActivation::kMetres.size()> RhythmActivation::metreProbabilities(
    std::size_t slowFrame) const {
  return softmax<kMetres.size()>(slowAt(slowFrame).subspan(kTempi, kMetres.size()));
}

float RhythmActivation::compoundProbability(std::size_t slowFrame) const {
  return sigmoid(logit(slowAt(slowFrame).back()));
}

void RhythmActivation::restore() const {
  if (fast.size() % kFastValues != 0 || slow.size() % kSlowValues != 0 ||
      slowFrames() != (frames() + kFastFramesPerSlow - 1) / kFastFramesPerSlow) {
    throw CodecError("rhythm activation of unequal length");
  }
  if (frames() > 0 && !(frameRate > 0.0)) throw CodecError("rhythm activation without a frame rate");
}

}  // namespace barline::model
