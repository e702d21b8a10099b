#pragma once

#include <complex>
#include <cstddef>
#include <span>
#include <vector>

#include "engine/dsp/Fft.h"

namespace barline::dsp {

/// Slow fluctuations of a rectified sound, from few samples of it: the low end of the spectrum of |Re x(t)|,
/// where x(t) = Σ X[k] · exp(2πi·k·t), 0 ≤ t < 1, is given by its spectrum X.
///
/// Rectifying a carrier gives its envelope and the carrier's even harmonics, |cos φ| = 2/π + 4/(3π) cos 2φ −
/// …. Where all harmonics are faster than what is asked for, they need not be sampled: |x(t)| is the
/// envelope, and samples at the envelope's own rate suffice, which folding the spectrum onto so many bins
/// gives exactly. Where they are not, |Re x(t)| is sampled finely enough for the harmonics that matter.
///
/// For one thread at a time.
class EnvelopeSpectrum {
 public:
  /// @param samples in a frame, at least twice the bins that are asked for
  explicit EnvelopeSpectrum(std::size_t samples);

  [[nodiscard]] std::size_t samples() const { return envelope_.size(); }

  /// The spectrum of |x(t)|, up to a factor.
  /// @param spectrum X[first …]. @param out bins 0 up
  void ofEnvelope(std::span<const std::complex<float>> spectrum, std::size_t first,
                  std::span<std::complex<float>> out);

  /// The spectrum of |Re x(t)|, up to a factor.
  void ofRectified(std::span<const std::complex<float>> spectrum, std::size_t first,
                   std::span<std::complex<float>> out);

 private:
  void fold(std::span<const std::complex<float>> spectrum, std::size_t first);
  void transform(std::span<std::complex<float>> out);

  InverseFft analytic_;
  InverseRealFft real_;
  RealFft forward_;
  std::vector<std::complex<float>> folded_;
  std::vector<std::complex<float>> sampled_;
  std::vector<float> envelope_;
  std::vector<std::complex<float>> spectrum_;
};

}  // namespace barline::dsp
