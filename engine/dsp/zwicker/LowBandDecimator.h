#pragma once

#include <cstddef>
#include <vector>

namespace barline::dsp::zwicker {

/// One channel at the rate of the low third-octave bands: every D-th sample, from the first on, of
///     ((1 + z⁻¹)/2)³ Π ((1 + z⁻ᵈ)/2)³ (1 − z⁻ᴰ),   d = 1, 2, 4 … D/2.
/// With (1 − z⁻ᴰ) twice more in the bands, this is their numerator (1 − z⁻²)³ and a low-pass of third order
/// that is silent at multiples of the decimated rate. What it folds onto a band from beside them is 89 dB or
/// more below.
class LowBandDecimator {
 public:
  /// @param decimation D, a power of two
  explicit LowBandDecimator(std::size_t decimation);

  /// @return the next decimated samples, until the next call
  const std::vector<float>& apply(const float* samples, std::size_t count);

 private:
  /// A filter of few taps that keeps every sample or every second.
  struct Stage {
    using Filter = void (*)(const float* samples, std::size_t count, float* out);

    Filter filter;
    std::size_t order;
    std::size_t factor;
    std::vector<float> recent;  ///< `order` samples, and those after them
    std::size_t skip{};         ///< of the next, until one is kept
    std::vector<float> output{};

    void take(const float* samples, std::size_t count);
  };

  void addStage(Stage::Filter filter, std::size_t order, std::size_t factor);

  std::vector<Stage> stages_;
};

}  // namespace barline::dsp::zwicker
