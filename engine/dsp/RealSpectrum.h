#pragma once

#include <cstddef>
#include <vector>

namespace barline::dsp {

/// Makes the spectrum of a real signal out of a complex transform of half its length, which takes its even
/// samples as real and its odd ones as imaginary parts.
///
/// Immutable: any number of threads share one.
class RealSpectrum {
 public:
  /// @param half length of the complex transform, 1 up
  explicit RealSpectrum(std::size_t half);

  /// @param values half + 1 complex numbers, interleaved: Z[k] = Σ (x[2n] + i·x[2n+1]) · exp(−2πi·kn / half)
  /// for k < half, the last undefined. They become X[k] = Σ x[n] · exp(−πi·kn / half), k = 0 … half.
  void unfold(float* values) const;

 private:
  std::size_t half_;
  std::vector<float> real_;  ///< of exp(−πi·k / half), k ≤ half / 2
  std::vector<float> imaginary_;
};

}  // namespace barline::dsp
