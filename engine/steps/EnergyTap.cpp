#include "engine/steps/EnergyTap.h"

#include <algorithm>
#include <cmath>

#include "engine/steps/PlanePointers.h"

namespace barline::steps {
namespace {

constexpr int kWindowsPerSecond = 10;
constexpr float kFloorDbfs = -120.0F;

/// First frame after window `index`, which reaches from (index − ½) to (index + ½) steps. From the index each
/// time, so that it never drifts where a step is no whole number of frames.
std::int64_t windowEnd(std::int64_t index, int sampleRate) {
  constexpr std::int64_t kHalfSteps = std::int64_t{2} * kWindowsPerSecond;
  return ((2 * index + 1) * sampleRate + kHalfSteps / 2) / kHalfSteps;
}

float levelDbfs(double power) {
  if (!std::isfinite(power) || power <= 0.0) return kFloorDbfs;
  return std::max(kFloorDbfs, static_cast<float>(10.0 * std::log10(power)));
}

}  // namespace

pipeline::StepDeclaration EnergyTap::declaration() {
  return {.id = "energy",
          .version = 1,
          .title = BARLINE_STEP_TEXT("Step", "Energy"),
          .summary = BARLINE_STEP_TEXT("Step", "Measures the RMS level over time, every tenth of a second."),
          .relativeCost = 4.0};
}

void EnergyTap::begin(const audio::AudioFormat& format) {
  sampleRate_ = format.sampleRate;
  windowEnd_ = windowEnd(0, sampleRate_);
}

void EnergyTap::consume(const audio::AudioBlock& block) {
  const std::size_t frames = block.frames();
  std::size_t done = 0;
  while (done < frames) {
    const std::size_t count = std::min(frames - done, static_cast<std::size_t>(windowEnd_ - position_));
    meter_.add(PlanePointers(block, done).all(), count);
    done += count;
    position_ += static_cast<std::int64_t>(count);
    windowHasFrames_ = true;
    if (position_ == windowEnd_) closeWindow();
  }
}

void EnergyTap::closeWindow() {
  levels_.push_back(levelDbfs(meter_.take()));
  windowEnd_ = windowEnd(static_cast<std::int64_t>(levels_.size()), sampleRate_);
  windowHasFrames_ = false;
}

model::EnergyCurve EnergyTap::finish() {
  if (windowHasFrames_) closeWindow();
  return {{.start = 0.0, .step = 1.0 / kWindowsPerSecond, .unit = "dBFS", .values = std::move(levels_)}};
}

}  // namespace barline::steps
