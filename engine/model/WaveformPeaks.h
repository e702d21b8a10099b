#pragma once

#include <cstddef>
#include <cstdint>
#include <tuple>
#include <vector>

namespace barline::model {

/// Peaks of one channel at one zoom level; all vectors are equally long.
struct PeakLevel {
  std::vector<std::int16_t> minimum;  ///< full scale = 32767, which nothing but full scale reaches
  std::vector<std::int16_t> maximum;
  std::vector<std::uint8_t> rms;   ///< 255 · √value, so that quiet music keeps its shape
  std::vector<std::uint8_t> low;   ///< peak of the band below 180 Hz, coded as rms
  std::vector<std::uint8_t> mid;   ///< 180 Hz to 2.4 kHz
  std::vector<std::uint8_t> high;  ///< above 2.4 kHz

  [[nodiscard]] std::size_t size() const { return minimum.size(); }

  bool operator==(const PeakLevel&) const = default;
  static constexpr auto fields() {
    return std::tuple{&PeakLevel::minimum, &PeakLevel::maximum, &PeakLevel::rms,
                      &PeakLevel::low,     &PeakLevel::mid,     &PeakLevel::high};
  }
};

/// The level whose peaks each cover four of `finer`; the last may cover fewer. Extremes are those of the
/// four, RMS is the root of the mean of their squares.
[[nodiscard]] PeakLevel coarser(const PeakLevel& finer);

/// All zoom levels of one channel, each a quarter of the one before; the last has at most 4 peaks. Only level
/// 0 is encoded: the others follow from it.
class PeakPyramid {
 public:
  PeakPyramid() = default;
  explicit PeakPyramid(PeakLevel base);

  /// Number of levels, at least 1.
  [[nodiscard]] std::size_t size() const { return 1 + coarser_.size(); }
  [[nodiscard]] const PeakLevel& operator[](std::size_t level) const {
    return level == 0 ? base_ : coarser_[level - 1];
  }

  bool operator==(const PeakPyramid& other) const { return base_ == other.base_; }
  static constexpr auto fields() { return std::tuple{&PeakPyramid::base_}; }
  /// Makes the levels that are not encoded, after decoding. @throws CodecError for vectors of unequal length.
  void restore();

 private:
  PeakLevel base_;
  std::vector<PeakLevel> coarser_;
};

/// Level l of each channel covers framesPerPeak · 4^l frames a peak.
struct WaveformPeaks {
  int sampleRate{};                   ///< Hz
  int framesPerPeak{};                ///< of level 0
  std::int64_t frames{};              ///< length of the track
  std::vector<PeakPyramid> channels;  ///< [channel][level]

  bool operator==(const WaveformPeaks&) const = default;
  static constexpr auto fields() {
    return std::tuple{&WaveformPeaks::sampleRate, &WaveformPeaks::framesPerPeak, &WaveformPeaks::frames,
                      &WaveformPeaks::channels};
  }
};

}  // namespace barline::model
