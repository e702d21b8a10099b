#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/dsp/Lanes.h"

namespace barline::dsp {

/// Triangular filters on Slaney's mel scale (Auditory Toolbox, 1998: linear below 1 kHz, logarithmic above)
/// from 0 Hz to half the sample rate, each of area 1 over Hz, as librosa 0.11 makes them by default.
class MelFilterBank {
 public:
  /// @param fftSize of spectra with fftSize/2 + 1 bins. @param sampleRate Hz. @param bands 1 up
  MelFilterBank(std::size_t fftSize, double sampleRate, std::size_t bands);

  [[nodiscard]] std::size_t bands() const { return filters_.size(); }

  /// @param magnitudes as many as there are bins, of eight frames. @param power bands() sums of weighted
  /// squares
  void apply(std::span<const Lanes> magnitudes, std::span<Lanes> power) const;

 private:
  struct Filter {
    std::size_t firstBin{};
    std::size_t firstWeight{};
    std::size_t width{};
  };

  static void applyAll(const Filter* filters, std::size_t count, const float* weights,
                       const Lanes* magnitudes, Lanes* power);

  std::size_t bins_;
  std::vector<Filter> filters_;
  std::vector<float> weights_;
};

}  // namespace barline::dsp
