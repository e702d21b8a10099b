#pragma once

#include <cstdint>
#include <tuple>
#include <vector>

namespace barline::model {

/// Peaks of one channel at one zoom level; all vectors are equally long.
struct PeakLevel {
  std::vector<std::int16_t> minimum;  ///< full scale = 32767
  std::vector<std::int16_t> maximum;
  std::vector<std::uint8_t> rms;   ///< 255 · √value, so that quiet music keeps its shape
  std::vector<std::uint8_t> low;   ///< peak of the band below 180 Hz, coded as rms
  std::vector<std::uint8_t> mid;   ///< 180 Hz to 2.4 kHz
  std::vector<std::uint8_t> high;  ///< above 2.4 kHz

  bool operator==(const PeakLevel&) const = default;
  static constexpr auto fields() {
    return std::tuple{&PeakLevel::minimum, &PeakLevel::maximum, &PeakLevel::rms,
                      &PeakLevel::low,     &PeakLevel::mid,     &PeakLevel::high};
  }
};

/// A pyramid of peaks for each channel. Level l covers framesPerPeak · 4^l frames a peak.
/// The last level has at most 4 peaks.
struct WaveformPeaks {
  int sampleRate{};                              ///< Hz
  int framesPerPeak{};                           ///< of level 0
  std::int64_t frames{};                         ///< length of the track
  std::vector<std::vector<PeakLevel>> channels;  ///< [channel][level]

  bool operator==(const WaveformPeaks&) const = default;
  static constexpr auto fields() {
    return std::tuple{&WaveformPeaks::sampleRate, &WaveformPeaks::framesPerPeak, &WaveformPeaks::frames,
                      &WaveformPeaks::channels};
  }
};

}  // namespace barline::model
