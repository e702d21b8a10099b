#include "engine/dsp/BandPowers.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "engine/dsp/Dispatch.h"

namespace barline::dsp {

BandPowers::BandPowers(std::size_t fftSize, double sampleRate) : bins_(fftSize / 2 + 1) {
  for (std::size_t i = 0; i < edges_.size(); ++i) {
    const double bin = std::ceil(kEdges[i] * static_cast<double>(fftSize) / sampleRate);
    edges_[i] = std::min(bins_, static_cast<std::size_t>(bin));
  }
}

BARLINE_SIMD_CLONES
void BandPowers::addUp(const Lanes* magnitudes, std::size_t count, Lanes* sum) {
  Float8 power{};
  for (std::size_t i = 0; i < count; ++i) power += magnitudes[i].value * magnitudes[i].value;
  sum->value = power;
}

std::array<Lanes, BandPowers::kBands> BandPowers::measure(std::span<const Lanes> magnitudes) const {
  if (magnitudes.size() != bins_) throw std::invalid_argument("BandPowers: wrong length");
  std::array<Lanes, kBands> powers;
  for (std::size_t band = 0; band < kBands; ++band) {
    addUp(magnitudes.data() + edges_[band], edges_[band + 1] - edges_[band], &powers[band]);
  }
  return powers;
}

}  // namespace barline::dsp
