#include "engine/dsp/zwicker/ThirdOctaveBank.h"

#include <algorithm>
#include <cmath>

namespace barline::dsp::zwicker {
namespace {

/// States below this are inaudible; at 0 they cannot decay into denormal numbers, which are slow.
constexpr double kSilence = 1e-30;
constexpr std::int64_t kStepsBetweenChecks = 64;

/// Frames that end with the sample of a step. From the index each time, so that it never drifts.
std::int64_t stepEnd(std::int64_t step, int sampleRate) {
  constexpr int kRate = ThirdOctaveBank::kStepsPerSecond;
  return (step * sampleRate + kRate / 2) / kRate + 1;
}

float finite(float sample) {
  // Differences of what is finite are 0.
  return sample - sample == 0.0F ? sample : 0.0F;
}

void silence(BandFilters::Lanes& lanes) {
  for (double& value : lanes) {
    if (std::abs(value) < kSilence) value = 0.0;
  }
}

}  // namespace

ThirdOctaveBank::ThirdOctaveBank(int sampleRate, std::size_t channels, double pascals,
                                 const BandKernel& kernel)
    : sampleRate_(sampleRate),
      advance_(kernel.advance),
      filters_(bandFilters(sampleRate)),
      channels_(channels),
      nextStep_(stepEnd(0, sampleRate)) {
  const double power = pascals * pascals / static_cast<double>(channels);
  for (double& scale : filters_.scale) scale *= power;
}

/// y = x − 3 x₋₂ + 3 x₋₄ − x₋₆
void ThirdOctaveBank::applyNumerator(Channel& channel, const float* samples, std::size_t count) {
  std::array<float, kNumeratorLength>& past = channel.history;
  channel.filtered.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    const float sample = finite(samples[i]);
    channel.filtered[i] = static_cast<double>(sample) - static_cast<double>(past[5]) +
                          3.0 * (static_cast<double>(past[3]) - static_cast<double>(past[1]));
    std::copy_backward(past.begin(), past.end() - 1, past.end());
    past[0] = sample;
  }
}

std::size_t ThirdOctaveBank::add(const float* first, const float* second, std::size_t frames) {
  const std::size_t count = std::min(frames, static_cast<std::size_t>(nextStep_ - position_));
  applyNumerator(channels_[0], first, count);
  const bool stereo = channels_.size() > 1;
  if (stereo) applyNumerator(channels_[1], second, count);
  advance_(filters_, state_, channels_[0].filtered.data(), stereo ? channels_[1].filtered.data() : nullptr,
           count);
  position_ += static_cast<std::int64_t>(count);
  return count;
}

BandIntensities ThirdOctaveBank::take() {
  BandIntensities intensities;
  for (std::size_t b = 0; b < kThirdOctaves; ++b)
    intensities[b] = state_.smoothed.back()[b] * filters_.scale[b];
  if (step_ % kStepsBetweenChecks == 0) silenceDecayedStates();
  ++step_;
  nextStep_ = stepEnd(step_, sampleRate_);
  return intensities;
}

void ThirdOctaveBank::silenceDecayedStates() {
  for (auto& sections : state_.sections) {
    for (BandState::Section& section : sections) {
      silence(section.last);
      silence(section.before);
    }
  }
  for (BandFilters::Lanes& lanes : state_.smoothed) silence(lanes);
}

}  // namespace barline::dsp::zwicker
