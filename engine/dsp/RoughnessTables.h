#pragma once

#include <cstddef>

namespace barline::dsp {

/// Channels of the roughness model: 1 Bark wide, channel i (from 0) about (i + 1) / 2 Bark, half a Bark
/// apart.
inline constexpr std::size_t kRoughnessChannels = 47;
inline constexpr std::size_t kChannelsPerBark = 2;

/// Critical-band rate in Bark of a channel's middle.
[[nodiscard]] constexpr double channelMiddle(std::size_t channel) {
  return static_cast<double>(channel + 1) / kChannelsPerBark;
}

/// Critical-band rate in Bark of a frequency in Hz, 0 to 24.5; linear between the values of Zwicker and
/// Fastl, Psychoacoustics (1990), table 6.1.
[[nodiscard]] double barkOf(double frequency);

/// The ear's transmission factor a0 in dB at a critical-band rate (Zwicker and Fastl, figure 8.18, free
/// field).
[[nodiscard]] double outerEarTransmission(double bark);

/// Threshold in quiet in dB SPL at a critical-band rate (after Zwicker and Fastl, figure 2.1).
[[nodiscard]] double thresholdInQuiet(double bark);

/// Aures's weight g(z) of a channel's modulation depth at a critical-band rate (Daniel and Weber 1997,
/// figure 3).
[[nodiscard]] double roughnessWeight(double bark);

/// Weight H of a modulation frequency in Hz, 0 to 1, in a channel (Daniel and Weber 1997, figure 2): a
/// band-pass that says how much a fluctuation of that speed is heard as roughness. 0 from kFastestModulation
/// on.
[[nodiscard]] double modulationWeight(std::size_t channel, double frequency);

/// Hz
inline constexpr double kFastestModulation = 500.0;

}  // namespace barline::dsp
