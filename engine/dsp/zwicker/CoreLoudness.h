#pragma once

#include <array>
#include <cstddef>

#include "engine/dsp/zwicker/ThirdOctaveBank.h"

namespace barline::dsp::zwicker {

/// Where a sound reaches the ear from: one direction, the listener facing it, or all of them.
enum class SoundField : unsigned char { Free, Diffuse };

/// Loudness of the critical bands in sone/Bark, with room up to a whole vector; those past the last are 0.
inline constexpr std::size_t kCoreLanes = 24;
using CoreLoudness = std::array<float, kCoreLanes>;

/// The second stage of ISO 532-1:2017 (A.3): from third-octave levels, by way of what equal loudness, the
/// ear's transmission and the threshold in quiet make of them, to the loudness of critical bands. Works on
/// intensities throughout, where the standard has levels, because that takes no logarithms.
class CoreLoudnessModel {
 public:
  explicit CoreLoudnessModel(SoundField field);

  /// @param intensities Pa²; what is not finite or beyond 200 dB counts as 200 dB
  [[nodiscard]] CoreLoudness apply(const BandIntensities& intensities) const;

 private:
  static constexpr std::size_t kLowLanes = 16;
  using Low = std::array<float, kLowLanes>;

  static void apply(const CoreLoudnessModel& model, const float* intensities, float* core);
  void correctLowBands(float* intensities) const;

  alignas(64) std::array<Low, kLevelRanges - 1> lowLimits_{};  ///< intensities between ranges
  alignas(64) std::array<Low, kLevelRanges> lowFactors_{};     ///< corrections in each range
  alignas(64) CoreLoudness threshold_{};                       ///< intensity up to which a band is not heard
  alignas(64) CoreLoudness excitation_{};  ///< times intensity: excitation over that at threshold, times ¼
  alignas(64) CoreLoudness scale_{};       ///< sone/Bark
};

}  // namespace barline::dsp::zwicker
