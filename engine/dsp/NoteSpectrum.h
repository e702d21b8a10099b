#pragma once

#include <complex>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/dsp/Fft.h"

namespace barline::dsp {

/// Levels on a musical frequency axis, two bands to the semitone, for a person to look at. Low bands come
/// from a window four times as long as high ones, as the ear and music ask for: below, notes lie close
/// together; above, they begin suddenly. Holds scratch memory: one for each thread.
class NoteSpectrum {
 public:
  static constexpr int kBandsPerSemitone = 2;
  static constexpr int kLowestNote = 24;      ///< MIDI number of band 0 (C1, 32.7 Hz)
  static constexpr std::size_t kBands = 216;  ///< nine octaves, up to 16.3 kHz
  static constexpr double kRange = 96.0;      ///< decibels below full scale that codes reach down

  /// @param sampleRate Hz, at least 2,000
  explicit NoteSpectrum(double sampleRate);

  /// Samples that one spectrum looks at, an even number.
  [[nodiscard]] std::size_t window() const { return long_.fft.size(); }

  /// @param samples window() of them, about the moment of interest
  /// @param out kBands codes, low band first: 255 · (1 + level / kRange), where a sine of full scale has
  /// level 0 dB; 0 also for bands that the sample rate does not reach
  void levels(std::span<const float> samples, std::span<std::uint8_t> out);

 private:
  /// Where a band lies among the bins of a transform.
  struct Band {
    std::size_t first{};
    std::size_t last{};  ///< the largest of first … last counts; first = last + 1 where the band is beyond
    float fraction{};    ///< narrower than a bin: between `first` and the next one
    bool narrow{};
  };

  struct Transform {
    Transform(std::size_t size, double sampleRate);

    void run(std::span<const float> samples);
    [[nodiscard]] float magnitude(std::size_t band) const;

    RealFft fft;
    std::vector<float> window;  ///< scaled so that a full-scale sine has magnitude 1
    std::vector<Band> bands;
    std::vector<float> windowed;
    std::vector<std::complex<float>> spectrum;
    std::vector<float> magnitudes;
  };

  Transform long_;
  Transform short_;
};

}  // namespace barline::dsp
