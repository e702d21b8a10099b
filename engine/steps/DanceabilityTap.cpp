#include "engine/steps/DanceabilityTap.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <vector>

#include "engine/dsp/Dispatch.h"

namespace barline::steps {
namespace {

constexpr int kBlocksPerSecond = 100;

// The paper's scales in blocks: 310 ms to 8.8 s, each a tenth longer than the one before.
constexpr double kShortestScale = 31.0;
constexpr double kLongestScale = 880.0;
constexpr double kScaleRatio = 1.1;

// A scale counts where the track is so many times as long; short tracks lack the long scales.
constexpr std::size_t kStretchesNeeded = 2;
constexpr std::size_t kScalesNeeded = 16;  // up to 1.3 s, beyond a slow beat

// The paper's correction of the exponent at short scales.
constexpr double kScaleOffset = 3.0;

// Deviation of level over its mean that is heard as movement: a difference of 1 dB.
constexpr double kNoticeable = 0.122;

constexpr double kMaximum = 3.0;

std::vector<std::size_t> scales() {
  std::vector<std::size_t> lengths;
  for (double scale = kShortestScale; scale <= kLongestScale; scale *= kScaleRatio) {
    lengths.push_back(static_cast<std::size_t>(scale));
  }
  return lengths;
}

/// Adds samples and their squares, in lanes so that it vectorises.
BARLINE_SIMD_CLONES
void addUp(const float* samples, std::size_t count, double* sum, double* squares) {
  constexpr std::size_t kLanes = 16;
  double sums[kLanes]{};
  double squareSums[kLanes]{};
  std::size_t i = 0;
  for (; i + kLanes <= count; i += kLanes) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      const auto value = static_cast<double>(samples[i + lane]);
      sums[lane] += value;
      squareSums[lane] += value * value;
    }
  }
  for (; i < count; ++i) {
    const auto value = static_cast<double>(samples[i]);
    sums[0] += value;
    squareSums[0] += value * value;
  }
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    *sum += sums[lane];
    *squares += squareSums[lane];
  }
}

/// From the index each time, because a block is no whole number of frames.
std::int64_t blockBegin(std::size_t index) {
  return (static_cast<std::int64_t>(index) * audio::kAnalysisRate + kBlocksPerSecond / 2) / kBlocksPerSecond;
}

}  // namespace

pipeline::StepDeclaration DanceabilityTap::declaration() {
  return {.id = "danceability",
          .version = 1,
          .title = BARLINE_STEP_TEXT("Step", "Danceability"),
          .summary = BARLINE_STEP_TEXT(
              "Step", "How steadily the level comes back with the beat, by detrended fluctuation analysis."),
          .relativeCost = 36.0};
}

DanceabilityTap::DanceabilityTap(const pipeline::Parameters& /*parameters*/)
    : fluctuation_(scales()), blockEnd_(blockBegin(1)) {}

void DanceabilityTap::consume(const audio::AudioBlock& block) {
  std::span<const float> rest = block.analysis;
  while (!rest.empty()) {
    const std::size_t count = std::min(rest.size(), static_cast<std::size_t>(blockEnd_ - position_));
    addUp(rest.data(), count, &sum_, &squares_);
    rest = rest.subspan(count);
    position_ += static_cast<std::int64_t>(count);
    if (position_ == blockEnd_) closeBlock();
  }
}

void DanceabilityTap::closeBlock() {
  const auto samples = static_cast<double>(blockEnd_ - blockBegin_);
  const double variance = (squares_ - sum_ * sum_ / samples) / (samples - 1.0);
  const double deviation = std::isfinite(variance) ? std::sqrt(std::max(0.0, variance)) : 0.0;
  fluctuation_.add(static_cast<float>(deviation));
  deviationSum_ += deviation;
  deviationSquares_ += deviation * deviation;
  blockBegin_ = blockEnd_;
  blockEnd_ = blockBegin(fluctuation_.count() + 1);
  sum_ = 0.0;
  squares_ = 0.0;
}

/// Of the scales that the track is long enough for; not a number where it fluctuates on none.
double DanceabilityTap::meanExponent() const {
  const std::span<const std::size_t> lengths = fluctuation_.scales();
  double exponents = 0.0;
  std::size_t i = 1;
  for (; i < lengths.size() && kStretchesNeeded * lengths[i] <= fluctuation_.count(); ++i) {
    const double growth = std::log(fluctuation_.fluctuation(i) / fluctuation_.fluctuation(i - 1));
    exponents += growth / std::log((static_cast<double>(lengths[i]) + kScaleOffset) /
                                   (static_cast<double>(lengths[i - 1]) + kScaleOffset));
  }
  return i < kScalesNeeded ? std::nan("") : exponents / static_cast<double>(i - 1);
}

/// Standard deviation of the level over its mean.
double DanceabilityTap::variation() const {
  const auto blocks = static_cast<double>(fluctuation_.count());
  const double mean = deviationSum_ / blocks;
  return std::sqrt(std::max(0.0, deviationSquares_ / blocks - mean * mean)) / mean;
}

model::Danceability DanceabilityTap::finish() {
  const double exponent = meanExponent();
  if (!std::isfinite(exponent)) return {};
  const double inverse = exponent > 0.0 ? std::min(kMaximum, 1.0 / exponent) : kMaximum;
  return {.value = inverse * std::min(1.0, variation() / kNoticeable), .exponent = exponent};
}

}  // namespace barline::steps
