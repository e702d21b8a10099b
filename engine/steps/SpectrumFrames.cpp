#include "engine/steps/SpectrumFrames.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <stdexcept>

#include "engine/dsp/Dispatch.h"
#include "engine/dsp/Windows.h"

namespace barline::steps {
namespace {

/// Frames that the buffer holds beyond the first, so that samples are seldom moved.
constexpr std::size_t kFramesAhead = 32;

/// As integers, so that compilers vectorise it.
BARLINE_SIMD_CLONES
std::uint32_t largestMagnitude(const float* values, std::size_t count) {
  constexpr std::uint32_t kMagnitude = 0x7fffffff;
  std::uint32_t largest = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t magnitude = std::bit_cast<std::uint32_t>(values[i]) & kMagnitude;
    largest = magnitude > largest ? magnitude : largest;
  }
  return largest;
}

bool allFinite(std::span<const float> values) {
  constexpr std::uint32_t kInfinity = 0x7f800000;
  return largestMagnitude(values.data(), values.size()) < kInfinity;
}

}  // namespace

SpectrumFrames::SpectrumFrames(std::size_t window, std::size_t hop)
    : fft_(window),
      hop_(hop),
      window_(dsp::hannWindow(window)),
      samples_(window + kFramesAhead * hop),
      end_(window / 2),
      windowed_(window),
      spectrum_(fft_.bins()),
      magnitudes_(fft_.bins()) {
  if (hop == 0 || hop > window) throw std::invalid_argument("SpectrumFrames: hop out of range");
  // Half a Hann window's sum: what a sine of amplitude 1 gives.
  const float toAmplitude = 4.0f / static_cast<float>(window);
  for (float& value : window_) value *= toAmplitude;
}

void SpectrumFrames::push(std::span<const float> samples, const Sink& sink) {
  received_ += samples.size();
  append(samples, sink);
}

void SpectrumFrames::finish(const Sink& sink) {
  const std::size_t frames = (received_ + hop_ - 1) / hop_;
  const std::vector<float> silence(hop_, 0.0f);
  while (frames_ < frames) {
    append(std::span(silence).first(std::min(hop_, begin_ + window_.size() - end_)), sink);
  }
}

void SpectrumFrames::append(std::span<const float> samples, const Sink& sink) {
  while (!samples.empty()) {
    const std::size_t count = std::min(samples.size(), samples_.size() - end_);
    std::ranges::copy(samples.first(count), samples_.begin() + static_cast<std::ptrdiff_t>(end_));
    samples = samples.subspan(count);
    end_ += count;
    for (; begin_ + window_.size() <= end_; begin_ += hop_) analyse(sink);
    if (end_ < samples_.size()) return;
    std::copy(samples_.begin() + static_cast<std::ptrdiff_t>(begin_), samples_.end(), samples_.begin());
    end_ -= begin_;
    begin_ = 0;
  }
}

void SpectrumFrames::analyse(const Sink& sink) {
  dsp::applyWindow(samples_.data() + begin_, window_, windowed_.data());
  fft_.forward(windowed_, spectrum_);
  dsp::magnitudeSpectrum(spectrum_, magnitudes_);
  if (!allFinite(magnitudes_)) std::ranges::fill(magnitudes_, 0.0f);
  ++frames_;
  sink(magnitudes_);
}

}  // namespace barline::steps
