#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/dsp/Lanes.h"

namespace barline::dsp {

/// Where a spectrum's weight lies, as librosa 0.11 defines it, of eight spectra at a time.
struct SpectralShapes {
  Lanes centroid;   ///< Hz: mean frequency, weighted by magnitude
  Lanes bandwidth;  ///< Hz: deviation from the centroid, weighted by magnitude
  Lanes rolloff;    ///< Hz: frequency of the first bin by which 85 % of the sum of magnitudes is reached
  Lanes flatness;   ///< geometric over arithmetic mean of the powers, each at least 10⁻¹⁰
};

class SpectralShape {
 public:
  /// @param fftSize of spectra with fftSize/2 + 1 bins. @param sampleRate Hz
  SpectralShape(std::size_t fftSize, double sampleRate);

  /// @param magnitudes as many as there are bins, finite, not normalised. All 0 gives 0 Hz and flatness 1.
  [[nodiscard]] SpectralShapes measure(std::span<const Lanes> magnitudes) const;

 private:
  std::vector<float> frequencies_;  ///< Hz, of each bin
};

}  // namespace barline::dsp
