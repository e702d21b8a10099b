#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "engine/dsp/LogFrequencyBank.h"

namespace barline::dsp {

/// Explains a logarithmic spectrum as a sum of notes with partials that fall off geometrically, so that
/// partials count for the note they belong to (Mauch and Dixon, ISMIR 2010: approximate note transcription
/// by non-negative least squares). Holds working memory: one thread at a time.
class NoteSeparation {
 public:
  static constexpr int kLowestNote = 24;    ///< MIDI number of note 0 (C1, 32.7 Hz)
  static constexpr int kHighestNote = 100;  ///< E7
  static constexpr std::size_t kNotes = kHighestNote - kLowestNote + 1;

  /// @param bank the mapping of the spectra to come, of a Hann-windowed transform of `fftSize` samples at
  /// `sampleRate` Hz
  NoteSeparation(const LogFrequencyBank& bank, std::size_t fftSize, double sampleRate);

  /// @param spectrum LogFrequencyBank::kBins values at standard tuning, ≥ 0
  /// @returns one strength ≥ 0 for each note, valid until the next call
  std::span<const float> separate(std::span<const float> spectrum);

 private:
  static constexpr std::size_t kStride = (kNotes + 3) / 4 * 4;

  std::vector<float> dictionary_;  // kNotes rows of kBins
  std::vector<std::size_t> firstBin_;
  std::vector<float> gram_;  // kNotes rows of kStride
  std::array<float, kStride> gradient_{};
  std::array<float, kNotes> strengths_{};
};

}  // namespace barline::dsp
