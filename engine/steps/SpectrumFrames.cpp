#include "engine/steps/SpectrumFrames.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <stdexcept>

#include "engine/dsp/Windows.h"

namespace barline::steps {
namespace {

/// As integers, so that compilers vectorise it.
bool allFinite(std::span<const float> values) {
  constexpr std::uint32_t kMagnitude = 0x7fffffff;
  constexpr std::uint32_t kInfinity = 0x7f800000;
  std::uint32_t largest = 0;
  for (const float value : values)
    largest = std::max(largest, std::bit_cast<std::uint32_t>(value) & kMagnitude);
  return largest < kInfinity;
}

}  // namespace

SpectrumFrames::SpectrumFrames(std::size_t window, std::size_t hop)
    : fft_(window),
      hop_(hop),
      window_(dsp::hannWindow(window)),
      samples_(window),
      buffered_(window / 2),
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
  while (frames_ < frames)
    append(std::span(silence).first(std::min(hop_, samples_.size() - buffered_)), sink);
}

void SpectrumFrames::append(std::span<const float> samples, const Sink& sink) {
  while (!samples.empty()) {
    const std::size_t count = std::min(samples.size(), samples_.size() - buffered_);
    std::copy_n(samples.begin(), count, samples_.begin() + static_cast<std::ptrdiff_t>(buffered_));
    samples = samples.subspan(count);
    buffered_ += count;
    if (buffered_ < samples_.size()) return;
    analyse(sink);
    std::copy(samples_.begin() + static_cast<std::ptrdiff_t>(hop_), samples_.end(), samples_.begin());
    buffered_ -= hop_;
  }
}

void SpectrumFrames::analyse(const Sink& sink) {
  for (std::size_t i = 0; i < samples_.size(); ++i) windowed_[i] = samples_[i] * window_[i];
  fft_.forward(windowed_, spectrum_);
  dsp::magnitudeSpectrum(spectrum_, magnitudes_);
  if (!allFinite(magnitudes_)) std::ranges::fill(magnitudes_, 0.0f);
  ++frames_;
  sink(magnitudes_);
}

}  // namespace barline::steps
