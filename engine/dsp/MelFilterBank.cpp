#include "engine/dsp/MelFilterBank.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "engine/dsp/Dispatch.h"

namespace barline::dsp {
namespace {

constexpr double kHzPerMel = 200.0 / 3.0;
constexpr double kBreak = 1000.0;  // Hz, where the scale becomes logarithmic
constexpr double kBreakMel = kBreak / kHzPerMel;
const double kLogStep = std::log(6.4) / 27.0;

double toMel(double frequency) {
  return frequency < kBreak ? frequency / kHzPerMel : kBreakMel + std::log(frequency / kBreak) / kLogStep;
}

double toHz(double mel) {
  return mel < kBreakMel ? mel * kHzPerMel : kBreak * std::exp(kLogStep * (mel - kBreakMel));
}

}  // namespace

MelFilterBank::MelFilterBank(std::size_t fftSize, double sampleRate, std::size_t bands)
    : bins_(fftSize / 2 + 1) {
  if (bands == 0) throw std::invalid_argument("MelFilterBank: no band");
  const double spacing = sampleRate / static_cast<double>(fftSize);
  const double step = toMel(0.5 * sampleRate) / static_cast<double>(bands + 1);
  for (std::size_t band = 0; band < bands; ++band) {
    const double low = toHz(step * static_cast<double>(band));
    const double centre = toHz(step * static_cast<double>(band + 1));
    const double high = toHz(step * static_cast<double>(band + 2));
    Filter filter{0, weights_.size(), 0};
    for (std::size_t bin = 0; bin < bins_; ++bin) {
      const double frequency = spacing * static_cast<double>(bin);
      const double weight =
          std::min((frequency - low) / (centre - low), (high - frequency) / (high - centre));
      if (weight <= 0.0) continue;
      if (filter.width == 0) filter.firstBin = bin;
      ++filter.width;
      weights_.push_back(static_cast<float>(weight * 2.0 / (high - low)));
    }
    filters_.push_back(filter);
  }
}

BARLINE_SIMD_CLONES
void MelFilterBank::applyAll(const Filter* filters, std::size_t count, const float* weights,
                             const Lanes* magnitudes, Lanes* power) {
  for (std::size_t band = 0; band < count; ++band) {
    const Filter& filter = filters[band];
    Float8 sum{};
    for (std::size_t i = 0; i < filter.width; ++i) {
      const Float8 m = magnitudes[filter.firstBin + i].value;
      sum += weights[filter.firstWeight + i] * (m * m);
    }
    power[band].value = sum;
  }
}

void MelFilterBank::apply(std::span<const Lanes> magnitudes, std::span<Lanes> power) const {
  if (magnitudes.size() != bins_ || power.size() != bands()) {
    throw std::invalid_argument("MelFilterBank: wrong length");
  }
  applyAll(filters_.data(), filters_.size(), weights_.data(), magnitudes.data(), power.data());
}

}  // namespace barline::dsp
