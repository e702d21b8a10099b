#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "engine/dsp/Lanes.h"

namespace barline::dsp {

/// How far peaks stand above valleys in each of seven bands (Jiang et al. 2002), as librosa 0.11 defines it:
/// the level of the mean of the highest 2 % of a band's magnitudes over that of the lowest 2 %. Bands end at
/// 200, 400, 800, 1600, 3200 and 6400 Hz and at the end of the spectrum. Levels are 10·log10 of magnitudes
/// of at least 10⁻¹⁰, as there; librosa's second floor, 80 dB below the loudest of the file, only shows where
/// there is digital silence and is left out.
class SpectralContrast {
 public:
  static constexpr std::size_t kBands = 7;

  /// @param fftSize of spectra with fftSize/2 + 1 bins. @param sampleRate Hz
  /// @throws std::invalid_argument where a band would be empty or larger than 800 bins
  SpectralContrast(std::size_t fftSize, double sampleRate);

  /// @param magnitudes as many as there are bins, finite, not normalised. @return dB of each band, low first
  [[nodiscard]] std::array<Lanes, kBands> measure(std::span<const Lanes> magnitudes) const;

 private:
  struct Band {
    std::size_t first{};
    std::size_t end{};
    std::size_t extremes{};  ///< how many magnitudes make a peak or a valley
  };

  std::size_t bins_;
  std::array<Band, kBands> bands_{};
};

}  // namespace barline::dsp
