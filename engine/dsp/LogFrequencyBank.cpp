#include "engine/dsp/LogFrequencyBank.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace barline::dsp {

double pitchToFrequency(double pitch) {
  return 440.0 * std::exp2((pitch - 69.0) / 12.0);
}

double frequencyToPitch(double frequency) {
  return 69.0 + 12.0 * std::log2(frequency / 440.0);
}

LogFrequencyBank::LogFrequencyBank(std::size_t fftSize, double sampleRate, double highestPitch) {
  const auto bins = static_cast<std::size_t>(highestPitch - kLowestPitch) * kBinsPerSemitone + 1;
  const double spacing = sampleRate / static_cast<double>(fftSize);
  const std::size_t lastBin = fftSize / 2;
  const double ratio = std::exp2(1.0 / (12.0 * kBinsPerSemitone)) - 1.0;
  kernels_.reserve(bins);
  for (std::size_t bin = 0; bin < bins; ++bin) {
    const double centre = pitchToFrequency(kLowestPitch + static_cast<double>(bin) / kBinsPerSemitone);
    const double halfWidth = std::max(centre * ratio, spacing);
    const double first = std::ceil((centre - halfWidth) / spacing);
    const double last = std::min(std::floor((centre + halfWidth) / spacing), static_cast<double>(lastBin));
    Kernel kernel{.firstBin = static_cast<std::size_t>(std::max(first, 0.0)), .firstWeight = weights_.size()};
    for (std::size_t k = kernel.firstBin; static_cast<double>(k) <= last; ++k) {
      const double distance = (static_cast<double>(k) * spacing - centre) / halfWidth;
      weights_.push_back(static_cast<float>(0.5 + 0.5 * std::cos(std::numbers::pi * distance)));
      ++kernel.count;
    }
    kernels_.push_back(kernel);
  }
}

void LogFrequencyBank::map(std::span<const float> magnitude, std::span<float> out) const {
  for (std::size_t bin = 0; bin < kernels_.size(); ++bin) {
    const Kernel& kernel = kernels_[bin];
    const float* const weight = weights_.data() + kernel.firstWeight;
    const float* const value = magnitude.data() + kernel.firstBin;
    float sum = 0.0F;
    for (std::size_t i = 0; i < kernel.count; ++i) sum += weight[i] * value[i];
    out[bin] = sum;
  }
}

}  // namespace barline::dsp
