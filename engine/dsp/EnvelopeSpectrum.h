#pragma once

#include <complex>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "engine/dsp/Fft.h"

namespace barline::dsp {

/// Slow fluctuations of a rectified sound, from few samples of it: the low end of the spectrum of |Re x(t)|,
/// where x(t) = Σ X[k] · exp(2πi·k·t), 0 ≤ t < 1, is given by its spectrum X.
///
/// Rectifying a carrier gives its envelope and the carrier's even harmonics, |cos φ| = 2/π + 4/(3π) cos 2φ −
/// …. Where all of these are faster than what is asked for, |x(t)| serves for |Re x(t)|, and it needs no more
/// samples than the envelope's own speed does. Folding X onto so many bins gives just these samples exactly.
///
/// For one thread at a time.
class EnvelopeSpectrum {
 public:
  enum class Of {
    Envelope,  ///< |x(t)|
    Rectified  ///< |Re x(t)|, where harmonics of the carrier count
  };

  /// @param samples of x to take: even, at least twice the bins that are asked for. What is faster than
  /// `samples` less these bins is mistaken for something slow.
  EnvelopeSpectrum(Of what, std::size_t samples);

  /// @param spectrum X[first …], 0 elsewhere. @param out bins 0 up; the sizes of two of these compare only
  /// where both are of the same x
  void analyse(std::span<const std::complex<float>> spectrum, std::size_t first,
               std::span<std::complex<float>> out);

 private:
  void fold(std::span<const std::complex<float>> spectrum, std::size_t first);
  void takeEnvelope();
  void takeRectified();

  std::size_t samples_;
  std::optional<InverseFft> analytic_;  ///< for the envelope
  std::optional<InverseRealFft> real_;  ///< for the rectified
  RealFft forward_;
  std::vector<std::complex<float>> folded_;
  std::vector<std::complex<float>> sampled_;
  std::vector<float> magnitudes_;
  std::vector<std::complex<float>> spectrum_;
};

}  // namespace barline::dsp
