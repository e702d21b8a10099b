#pragma once

#include <array>
#include <cstddef>

namespace barline::dsp {

/// A second-order section: y = b0 x + b1 x₋₁ + b2 x₋₂ − a1 y₋₁ − a2 y₋₂.
struct Biquad {
  double b0{1.0}, b1{}, b2{}, a1{}, a2{};
};

/// The two stages of K-weighting (ITU-R BS.1770-4, Annex 1, tables 1 and 2) at any rate. The analogue
/// prototypes behind the tables' 48 kHz are those of B. De Man, "Evaluation of implementations of the EBU
/// R128 loudness measurement", AES 145th Convention, 2018.
/// @param sampleRate Hz, from 4,000
[[nodiscard]] Biquad headFilter(double sampleRate);
[[nodiscard]] Biquad highPassFilter(double sampleRate);

/// Energy of stretches of up to two channels after K-weighting, side by side. In double precision because the
/// high-pass has its poles so near 1.
class KWeightedMeter {
 public:
  static constexpr std::size_t kChannels = 2;

  explicit KWeightedMeter(double sampleRate);

  /// @param second the same as `first` where there is one channel alone.
  void add(const float* first, const float* second, std::size_t frames);

  /// Sum of the squares since the last take() for each channel; then a new stretch begins.
  std::array<double, kChannels> take();

 private:
  using Lanes = std::array<double, kChannels>;
  struct State {
    Lanes head1{}, head2{}, pass1{}, pass2{}, energy{};
  };

  static void advance(const Biquad& head, const Biquad& pass, const float* first, const float* second,
                      std::size_t frames, State& state);

  Biquad head_;
  Biquad pass_;
  State state_;
};

}  // namespace barline::dsp
