#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/model/TimeRange.h"

/// Levels over time and frequency, as the lanes show them. Codes are those of dsp::NoteSpectrum, low band
/// first. Immutable once shared.
namespace barline::ui {

inline constexpr std::size_t kSpectrumBands = 216;
inline constexpr int kSpectrumBandsPerSemitone = 2;
inline constexpr int kSpectrumLowestNote = 24;  ///< MIDI number of band 0
inline constexpr double kSpectrumRange = 96;    ///< decibels that 255 codes span, 0 dBFS at the top

using SpectrumColumn = std::span<const std::uint8_t>;  ///< kSpectrumBands codes, or none

/// A stretch in one resolution. Column i is the mean of [begin + i · secondsPerColumn, the next).
struct SpectrumWindow {
  double begin{};             ///< seconds
  double secondsPerColumn{};  ///< > 0
  std::vector<std::uint8_t> codes;

  [[nodiscard]] std::size_t columns() const { return codes.size() / kSpectrumBands; }
  [[nodiscard]] model::TimeRange range() const {
    return {begin, begin + static_cast<double>(columns()) * secondsPerColumn};
  }
  [[nodiscard]] SpectrumColumn at(std::size_t column) const {
    return std::span(codes).subspan(column * kSpectrumBands, kSpectrumBands);
  }
};

/// So many columns of the track in a row, and means of 4, 16, 64 … of them.
class SpectrumChunk {
 public:
  static constexpr std::size_t kColumns = 256;
  static constexpr std::size_t kLevels = 5;

  /// @param codes of at most kColumns columns; the last chunk of a track has fewer
  explicit SpectrumChunk(std::vector<std::uint8_t> codes);

  /// Empty beyond the last column.
  [[nodiscard]] SpectrumColumn at(std::size_t level, std::size_t column) const;

 private:
  std::array<std::vector<std::uint8_t>, kLevels> levels_;
};

/// The whole track, as far as it has been read: chunks from its begin on. Level l has columns of
/// secondsPerColumn · 4^l. A few bytes for each chunk to copy.
struct SpectrumPyramid {
  /// Columns of level 0 that a track needs at most: memory is bounded, however long it is.
  static constexpr double kMostColumns = 65536;
  static constexpr double kFinest = 1.0 / 32;  ///< seconds a column of a short track

  double secondsPerColumn{kFinest};  ///< of level 0; > 0
  double duration{};                 ///< seconds of the track
  std::vector<std::shared_ptr<const SpectrumChunk>> chunks;

  /// A power of two: columns of all resolutions begin together.
  [[nodiscard]] static double columnFor(double duration);

  [[nodiscard]] double columnOf(std::size_t level) const;  ///< seconds
  /// The coarsest level whose columns are no longer than `seconds`; 0 where all are.
  [[nodiscard]] std::size_t levelFor(double seconds) const;
  /// Empty where nothing has been read yet, or beyond the track.
  [[nodiscard]] SpectrumColumn at(std::size_t level, std::int64_t column) const;
  /// How many of the chunks that a range touches are there.
  [[nodiscard]] std::size_t readyChunks(const model::TimeRange& range) const;
};

}  // namespace barline::ui
