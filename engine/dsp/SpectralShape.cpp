#include "engine/dsp/SpectralShape.h"

#include <cmath>
#include <stdexcept>

#include "engine/dsp/Dispatch.h"

namespace barline::dsp {
namespace {

constexpr float kRolloff = 0.85F;
constexpr float kSmallestPower = 1e-10F;

struct Sums {
  Float8 magnitude{};
  Float8 moment{};     ///< Σ f·m
  Float8 power{};      ///< of powers not below the smallest
  Float8 logarithm{};  ///< base 2, of the same powers
};

BARLINE_SIMD_CLONES
void addUp(const Lanes* magnitudes, const float* frequencies, std::size_t bins, Sums* sums) {
  Sums all;
  for (std::size_t bin = 0; bin < bins; ++bin) {
    const Float8 m = magnitudes[bin].value;
    all.magnitude += m;
    all.moment += frequencies[bin] * m;
    const Float8 square = m * m;
    const Float8 power = square > kSmallestPower ? square : square * 0.0F + kSmallestPower;
    Float8 logarithm;
    fastLog2(power, logarithm);
    all.power += power;
    all.logarithm += logarithm;
  }
  *sums = all;
}

/// `spread`: Σ m·(f − centroid)²; `below`: how many bins come before the share `kRolloff` of `total`.
BARLINE_SIMD_CLONES
void addSpread(const Lanes* magnitudes, const float* frequencies, std::size_t bins, const Lanes* centroid,
               const Lanes* total, Lanes* spread, Lanes* below) {
  const Float8 mean = centroid->value;
  const Float8 threshold = total->value * kRolloff;
  Float8 squares{};
  Float8 cumulative{};
  Int8 count{};
  for (std::size_t bin = 0; bin < bins; ++bin) {
    const Float8 m = magnitudes[bin].value;
    const Float8 distance = frequencies[bin] - mean;
    squares += m * distance * distance;
    cumulative += m;
    count -= cumulative < threshold;  // true is −1
  }
  spread->value = squares;
  below->value = __builtin_convertvector(count, Float8);
}

}  // namespace

SpectralShape::SpectralShape(std::size_t fftSize, double sampleRate) {
  for (std::size_t bin = 0; bin <= fftSize / 2; ++bin) {
    frequencies_.push_back(
        static_cast<float>(static_cast<double>(bin) * sampleRate / static_cast<double>(fftSize)));
  }
}

SpectralShapes SpectralShape::measure(std::span<const Lanes> magnitudes) const {
  if (magnitudes.size() != frequencies_.size()) throw std::invalid_argument("SpectralShape: wrong length");
  const std::size_t bins = magnitudes.size();
  Sums sums;
  addUp(magnitudes.data(), frequencies_.data(), bins, &sums);
  SpectralShapes shapes;
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    if (sums.magnitude[lane] > 0.0F) shapes.centroid.value[lane] = sums.moment[lane] / sums.magnitude[lane];
    const auto count = static_cast<float>(bins);
    shapes.flatness.value[lane] = std::exp2(sums.logarithm[lane] / count) / (sums.power[lane] / count);
  }
  const Lanes total{sums.magnitude};
  Lanes spread;
  Lanes below;
  addSpread(magnitudes.data(), frequencies_.data(), bins, &shapes.centroid, &total, &spread, &below);
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    if (!(sums.magnitude[lane] > 0.0F)) continue;
    shapes.bandwidth.value[lane] = std::sqrt(spread.value[lane] / sums.magnitude[lane]);
    shapes.rolloff.value[lane] = below.value[lane] * frequencies_[1];
  }
  return shapes;
}

}  // namespace barline::dsp
