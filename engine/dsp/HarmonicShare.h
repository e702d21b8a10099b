#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/dsp/Lanes.h"

namespace barline::dsp {

/// How much of the sound is sustained tones rather than strokes and noise, by median filtering (Fitzgerald
/// 2010): in a spectrogram tones are lines along time, strokes lines along frequency, so a median along each
/// keeps one and drops the other. The share is Σ m·h²/(h² + p²) over Σ m, m being the magnitude of a cell, h
/// its median over 9 cells of time and p over 9 cells of frequency. Cells take two frames and two bins
/// together, and levels steps of 0.5 dB, which makes medians of bytes.
class HarmonicShare {
 public:
  /// @param bins of a spectrum, a multiple of 64 and one more; cells are those below the last bin
  explicit HarmonicShare(std::size_t bins);

  /// @param magnitudes of as many bins, not normalised; `frames` of the eight lanes count, an odd one is left
  /// out
  void push(std::span<const Lanes> magnitudes, std::size_t frames);

  /// 0 (strokes and noise) to 1 (tones); absent where fewer than 18 frames or only silence came.
  [[nodiscard]] std::optional<double> share() const;

 private:
  struct Codes {
    Int8 value{};
  };

  static constexpr std::size_t kMedian = 9;
  static constexpr std::size_t kMargin = kMedian / 2;

  void addRow(std::size_t lane);
  void rate(std::span<const std::uint8_t> row);

  std::size_t cells_;
  std::vector<std::uint8_t> rows_;      ///< the last kMedian rows of cells, in turns, each with margins
  std::vector<std::uint8_t> harmonic_;  ///< medians of the row under way
  std::vector<std::uint8_t> percussive_;
  std::vector<Codes> codes_;  ///< of the cells, each pair of lanes' in its first
  std::array<float, 256> magnitudeOf_{};
  std::array<float, 511> shareOf_{};  ///< by difference of codes + 255
  std::size_t count_{};               ///< rows so far
  double harmonicSum_{};
  double sum_{};
};

}  // namespace barline::dsp
