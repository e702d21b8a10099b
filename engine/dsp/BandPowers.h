#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "engine/dsp/Lanes.h"

namespace barline::dsp {

/// Power of a spectrum in the seven bands by which engineers speak of a mix: sub-bass 20–60 Hz, bass –250,
/// low mids –500, mids –2000, high mids –4000, presence –6000, brilliance –20,000 or the end of the spectrum.
/// A bin belongs to the band that its frequency lies in.
class BandPowers {
 public:
  static constexpr std::size_t kBands = 7;
  static constexpr std::array<double, kBands + 1> kEdges{20.0,   60.0,   250.0,  500.0,
                                                         2000.0, 4000.0, 6000.0, 20000.0};  // Hz

  /// @param fftSize of spectra with fftSize/2 + 1 bins. @param sampleRate Hz
  BandPowers(std::size_t fftSize, double sampleRate);

  /// @param magnitudes as many as there are bins, of eight frames. @return sums of squares
  [[nodiscard]] std::array<Lanes, kBands> measure(std::span<const Lanes> magnitudes) const;

 private:
  static void addUp(const Lanes* magnitudes, std::size_t count, Lanes* sum);

  std::size_t bins_;
  std::array<std::size_t, kBands + 1> edges_{};  ///< first bin of each band, and the end
};

}  // namespace barline::dsp
