#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "engine/dsp/Lanes.h"

namespace barline::dsp {

/// How much of a spectrum's power belongs to each pitch class, equal temperament on A4 = 440 Hz, as librosa
/// 0.11's chroma_stft with tuning 0 (after Ellis 2007): each bin is shared out by a Gaussian over pitch
/// classes, of a semitone's width or a bin's where that is wider, and counts by a Gaussian of two octaves'
/// deviation around A5.
class ChromaFilterBank {
 public:
  static constexpr std::size_t kPitchClasses = 12;

  /// @param fftSize of spectra with fftSize/2 + 1 bins. @param sampleRate Hz
  ChromaFilterBank(std::size_t fftSize, double sampleRate);

  /// @param magnitudes as many as there are bins, of eight frames
  /// @return for each pitch class, C first, its power over that of the strongest; all 0 for silence
  [[nodiscard]] std::array<Lanes, kPitchClasses> apply(std::span<const Lanes> magnitudes) const;

 private:
  std::size_t bins_;
  std::vector<float> weights_;  ///< kPitchClasses for each bin
};

}  // namespace barline::dsp
