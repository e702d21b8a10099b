#pragma once

#include <array>
#include <complex>
#include <cstddef>
#include <span>
#include <vector>

#include "engine/dsp/Fft.h"

namespace barline::dsp {

/// Slow fluctuations of rectified sounds, from few samples of them: the low end of the spectrum of |Re x(t)|,
/// where x(t) = Σ X[k] · exp(2πi·k·t), 0 ≤ t < 1, is given by its spectrum X.
///
/// Rectifying a carrier gives its envelope and the carrier's even harmonics, |cos φ| = 2/π + 4/(3π) cos 2φ −
/// …. Where all of these are faster than what is asked for, |x(t)| serves for |Re x(t)|, and it needs no more
/// samples than the envelope's own speed does. Folding X onto so many bins gives just these samples exactly.
///
/// Two sounds go through the complex transforms together, wherever a sound's values are real. Rounding lets
/// some 10⁻⁷ of each into the other, so they should be about equally loud.
///
/// For one thread at a time.
class EnvelopeSpectrum {
 public:
  enum class Of {
    Envelope,  ///< |x(t)|
    Rectified  ///< |Re x(t)|, where harmonics of the carrier count
  };

  /// @param samples of x to take: at least twice the bins that are asked for. What is faster than
  /// `samples` less these bins is mistaken for something slow.
  EnvelopeSpectrum(Of what, std::size_t samples);

  /// Takes a sound of the spectrum X[first …], 0 elsewhere. Its result is in `out` after the next add() or
  /// complete().
  /// @param out bins 0 up, as many as of the sound before where that is not complete; the sizes of two
  /// results compare only where both are of the same x. @throws std::invalid_argument where `samples` are too
  /// few
  void add(std::span<const std::complex<float>> spectrum, std::size_t first,
           std::span<std::complex<float>> out);

  /// Ends a sound that waits for another one.
  void complete();

 private:
  // Where samples are a multiple of three, three transforms of a third of them each are quicker: one for
  // every third sample from the first, the second and the third on.
  static constexpr std::size_t kParts = 3;
  using Complexes = std::vector<std::complex<float>>;

  void fold(std::span<const std::complex<float>> spectrum, std::size_t first);
  void addEnvelope(std::span<const std::complex<float>> spectrum, std::size_t first);
  void addRectified(std::span<const std::complex<float>> spectrum, std::size_t first);
  void give(std::size_t k, std::complex<float> forth, std::complex<float> back);
  void separate();
  void separateThirds();
  [[nodiscard]] std::complex<float> turnOf(std::size_t part, std::size_t k) const;

  Of what_;
  std::size_t samples_;
  std::size_t parts_;  ///< 1 or kParts
  InverseFft part_;
  std::array<Complexes, kParts> thirds_;  ///< of each part: exp(2πi · part · q / 3), q = 0 … 2
  std::array<Complexes, kParts> turns_;   ///< of each part: exp(2πi · part · j / samples), j in the part
  Complexes folded_;                      ///< of rectified sounds: X of the first + i · X of the second
  Complexes combined_;
  std::array<std::vector<float>, 2> samplesOf_;  ///< envelopes, by parts
  Complexes pair_;  ///< samples of the first sound as real, of the second as imaginary parts
  Complexes transformed_;
  std::array<std::span<std::complex<float>>, 2> outs_;
  std::size_t waiting_{};  ///< sounds in outs_
};

}  // namespace barline::dsp
