#include "engine/dsp/SpectralContrast.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>

#include "engine/dsp/Dispatch.h"

namespace barline::dsp {
namespace {

constexpr double kFirstEdge = 200.0;  // Hz
constexpr double kQuantile = 0.02;
constexpr float kSmallest = 1e-10F;
constexpr std::size_t kMostExtremes = 16;

/// Sums of the N smallest and the N largest of each lane, by insertion into sorted rows.
template <std::size_t N>
[[gnu::always_inline]] inline void sumExtremes(const Lanes* magnitudes, std::size_t count, Float8& smallest,
                                               Float8& largest) {
  Float8 low[N];
  Float8 high[N];
  for (std::size_t i = 0; i < N; ++i) {
    low[i] = Float8{} + std::numeric_limits<float>::max();
    high[i] = Float8{};
  }
  for (std::size_t bin = 0; bin < count; ++bin) {
    Float8 down = magnitudes[bin].value;
    Float8 up = down;
    for (std::size_t i = 0; i < N; ++i) {
      const Float8 kept = low[i] < down ? low[i] : down;
      down = low[i] < down ? down : low[i];
      low[i] = kept;
      const Float8 raised = high[i] > up ? high[i] : up;
      up = high[i] > up ? up : high[i];
      high[i] = raised;
    }
  }
  smallest = low[0];
  largest = high[0];
  for (std::size_t i = 1; i < N; ++i) {
    smallest += low[i];
    largest += high[i];
  }
}

template <std::size_t... N>
[[gnu::always_inline]] inline void choose(const Lanes* magnitudes, std::size_t count, std::size_t extremes,
                                          Float8& smallest, Float8& largest, std::index_sequence<N...>) {
  (void)((extremes == N + 1 && (sumExtremes<N + 1>(magnitudes, count, smallest, largest), true)) || ...);
}

BARLINE_SIMD_CLONES
void findExtremes(const Lanes* magnitudes, std::size_t count, std::size_t extremes, Lanes* smallest,
                  Lanes* largest) {
  choose(magnitudes, count, extremes, smallest->value, largest->value,
         std::make_index_sequence<kMostExtremes>());
}

}  // namespace

SpectralContrast::SpectralContrast(std::size_t fftSize, double sampleRate) : bins_(fftSize / 2 + 1) {
  const double spacing = sampleRate / static_cast<double>(fftSize);
  for (std::size_t i = 0; i < kBands; ++i) {
    const double low = i == 0 ? 0.0 : kFirstEdge * std::exp2(static_cast<double>(i) - 1.0);
    const double high = kFirstEdge * std::exp2(static_cast<double>(i));
    Band& band = bands_[i];
    // A band also takes the bin below it, and leaves its last to the band above.
    band.first = static_cast<std::size_t>(std::ceil(low / spacing));
    if (i > 0) --band.first;
    const bool isLast = i + 1 == kBands;
    const std::size_t all =
        (isLast ? bins_ : std::min(bins_, static_cast<std::size_t>(std::floor(high / spacing)) + 1)) -
        std::min(bins_, band.first);
    band.end = band.first + all - (isLast ? 0 : 1);
    band.extremes = static_cast<std::size_t>(std::max(1L, std::lrint(kQuantile * static_cast<double>(all))));
    if (all < 2 || band.end > bins_ || band.extremes > kMostExtremes) {
      throw std::invalid_argument("SpectralContrast: no spectrum for seven bands");
    }
  }
}

std::array<Lanes, SpectralContrast::kBands> SpectralContrast::measure(
    std::span<const Lanes> magnitudes) const {
  if (magnitudes.size() != bins_) throw std::invalid_argument("SpectralContrast: wrong length");
  std::array<Lanes, kBands> contrast;
  for (std::size_t i = 0; i < kBands; ++i) {
    const Band& band = bands_[i];
    Lanes valley;
    Lanes peak;
    findExtremes(magnitudes.data() + band.first, band.end - band.first, band.extremes, &valley, &peak);
    const auto count = static_cast<float>(band.extremes);
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      contrast[i].value[lane] = 10.0F * std::log10(std::max(peak.value[lane] / count, kSmallest) /
                                                   std::max(valley.value[lane] / count, kSmallest));
    }
  }
  return contrast;
}

}  // namespace barline::dsp
