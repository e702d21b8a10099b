#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "engine/dsp/BandSplit.h"

namespace barline::dsp {

/// What a stretch of one channel looks like. Full scale is 1; all 0 for a stretch without samples.
struct WaveformMeasure {
  float minimum{};
  float maximum{};
  float rms{};
  float low{};  ///< largest magnitude in each band
  float mid{};
  float high{};
};

/// Measures stretches of up to four channels side by side. Bands are split by two filters in series,
/// which ring on from stretch to stretch, so results do not depend on how the samples arrive.
class WaveformMeter {
 public:
  static constexpr std::size_t kChannels = 4;

  /// @param sampleRate Hz, over 4 · highSplit / 3. @param lowSplit, highSplit Hz
  WaveformMeter(double sampleRate, double lowSplit, double highSplit);

  /// Takes in `frames` samples of each channel.
  /// @param channels 1 to 4 planes of at least `frames` samples; as many in every call.
  void add(std::span<const float* const> channels, std::size_t frames);

  /// The stretch since the last take(), for all four channels; then a new one begins.
  std::array<WaveformMeasure, kChannels> take();

 private:
  using Lanes = std::array<float, kChannels>;

  struct alignas(16) SplitState {
    Lanes first{}, second{};
  };
  struct alignas(16) Extremes {
    Lanes minimum, maximum, power, low, mid, high;
  };

  static Extremes noExtremes();
  static void advance(const BandSplit& lowSplit, const BandSplit& highSplit, const float* const* planes,
                      std::size_t frames, SplitState& lowState, SplitState& highState, Extremes& extremes);

  BandSplit lowSplit_;
  BandSplit highSplit_;
  SplitState lowState_;
  SplitState highState_;
  Extremes extremes_;
  std::size_t frames_{};
};

}  // namespace barline::dsp
