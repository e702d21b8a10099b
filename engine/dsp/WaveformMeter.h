#pragma once

#include <array>
#include <cstddef>
#include <span>

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

/// Measures stretches of up to four channels side by side. Bands are split by two second-order Butterworth
/// state-variable filters in series, 12 dB/octave (V. Zavalishin, The Art of VA Filter Design, 2012, ch. 4);
/// they ring on from stretch to stretch, so results do not depend on how the samples arrive.
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

  /// A two-pole filter as a linear system: next state, low-pass and high-pass output out of state and input.
  struct Split {
    float s11, s12, s1x;  ///< first state
    float s21, s22, s2x;  ///< second state
    float l1, l2, lx;     ///< low-pass
    float h1, h2, hx;     ///< high-pass
  };
  struct alignas(16) SplitState {
    Lanes first{}, second{};
  };
  struct alignas(16) Extremes {
    Lanes minimum, maximum, power, low, mid, high;
  };

  static Split design(double sampleRate, double frequency);
  static Extremes noExtremes();
  static void advance(const Split& lowSplit, const Split& highSplit, const float* const* planes,
                      std::size_t frames, SplitState& lowState, SplitState& highState, Extremes& extremes);

  Split lowSplit_;
  Split highSplit_;
  SplitState lowState_;
  SplitState highState_;
  Extremes extremes_;
  std::size_t frames_{};
};

}  // namespace barline::dsp
