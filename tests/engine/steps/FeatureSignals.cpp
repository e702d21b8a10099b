#include "tests/engine/steps/FeatureSignals.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>

#include "engine/steps/FrameFeaturesTap.h"

namespace barline::test {

std::vector<float> featureSignal() {
  constexpr int kRate = audio::kAnalysisRate;
  constexpr std::array kPitches{220.0, 277.18, 329.63};
  std::vector<float> samples(2 * kRate);
  std::uint32_t state = 1;
  for (std::size_t n = 0; n < samples.size(); ++n) {
    const double time = static_cast<double>(n) / kRate;
    state = 1664525U * state + 1013904223U;
    const double noise = static_cast<double>(state) / 2147483648.0 - 1.0;
    double chord = 0.0;
    for (const double pitch : kPitches) {
      for (int k = 1; k <= 6; ++k) chord += std::sin(2.0 * std::numbers::pi * k * pitch * time) / k;
    }
    const double sound = 0.1 * chord * std::exp(-3.0 * std::fmod(time, 0.5)) +
                         0.2 * noise * std::exp(-20.0 * std::fmod(time + 0.25, 0.5));
    samples[n] = static_cast<float>(time < 0.4 ? 1e-6 * noise : sound);
  }
  return samples;
}

model::FrameFeatures frameFeaturesOf(std::span<const float> analysis, std::size_t block) {
  steps::FrameFeaturesTap tap{pipeline::Parameters(steps::FrameFeaturesTap::declaration())};
  tap.begin({.sampleRate = audio::kAnalysisRate, .channels = 1, .channelMask = 4, .expectedFrames = 0});
  for (std::size_t begin = 0; begin < analysis.size(); begin += block) {
    const std::array planes{analysis.subspan(begin, std::min(block, analysis.size() - begin))};
    const auto first = static_cast<std::int64_t>(begin);
    tap.consume(
        {.firstFrame = first, .channels = planes, .firstAnalysisFrame = first, .analysis = planes[0]});
  }
  return tap.finish();
}

}  // namespace barline::test
