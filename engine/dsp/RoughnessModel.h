#pragma once

#include <array>
#include <complex>
#include <cstddef>
#include <span>
#include <vector>

#include "engine/dsp/ChannelExcitation.h"
#include "engine/dsp/EnvelopeSpectrum.h"
#include "engine/dsp/Fft.h"
#include "engine/dsp/RoughnessTables.h"

namespace barline::dsp {

/// Roughness of a frame of sound after P. Daniel and R. Weber, "Psychoacoustical roughness: implementation of
/// an optimized model", Acustica 83 (1997): 47 overlapping channels of 1 Bark; in each the fluctuation of the
/// rectified excitation between 10 and 500 Hz, weighted for how rough each speed is heard, gives a depth of
/// modulation; channels count as far as they fluctuate together with those 1 Bark above and below.
///
/// For one thread at a time.
class RoughnessModel {
 public:
  /// @param sampleRate Hz, 1,000 up. @param pascalsPerUnit sound pressure of a sample of 1
  RoughnessModel(int sampleRate, double pascalsPerUnit);

  /// Samples in a frame: 200 ms.
  [[nodiscard]] std::size_t frameLength() const { return window_.size(); }

  /// Asper, 0 up; 0 for a frame that holds what is no number.
  /// @param frame frameLength() samples
  [[nodiscard]] double roughness(std::span<const float> frame);

 private:
  /// Of one channel's envelope, weighted by modulation frequency.
  struct Fluctuation {
    std::vector<std::complex<float>> spectrum;
    bool isHeard{};
    double power{};
    double depth{};  ///< modulation depth, 0 to 1
  };

  EnvelopeSpectrum* analyseChannel(std::size_t channel, EnvelopeSpectrum* previous);
  void weigh(std::size_t channel);
  [[nodiscard]] double correlation(std::size_t channel) const;
  [[nodiscard]] double sum() const;

  RealFft fft_;
  std::vector<float> window_;
  std::vector<float> windowed_;
  std::vector<std::complex<float>> spectrum_;
  ChannelExcitation channels_;
  std::vector<std::complex<float>> excitation_;
  std::size_t lowBins_{};  ///< carriers whose harmonics are among the modulations
  std::array<std::vector<float>, kRoughnessChannels> weights_;
  std::vector<EnvelopeSpectrum> envelopes_;                   ///< for channels from low to high
  std::array<std::size_t, kRoughnessChannels> samplingOf_{};  ///< which of `envelopes_`
  EnvelopeSpectrum rectified_;
  std::array<Fluctuation, kRoughnessChannels> fluctuations_;
};

}  // namespace barline::dsp
