#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace barline::test {

/// Deterministic test signals: one channel, nominal range −1 to 1, `seconds * sampleRate` samples rounded to
/// the nearest. Two calls with the same arguments give the same samples.

/// A sine of `amplitude` (peak) that starts at phase 0.
[[nodiscard]] std::vector<float> sine(double frequency, double seconds, int sampleRate,
                                      double amplitude = 0.5);

[[nodiscard]] std::vector<float> silence(double seconds, int sampleRate);

/// Uniform white noise in ±amplitude.
[[nodiscard]] std::vector<float> whiteNoise(double seconds, int sampleRate, double amplitude = 0.5,
                                            std::uint32_t seed = 1);

/// White noise driven into the rails: more than half of all samples are exactly −1 or 1.
[[nodiscard]] std::vector<float> clippedNoise(double seconds, int sampleRate, std::uint32_t seed = 1);

/// A sine whose frequency rises linearly from `from` to `to` Hz.
[[nodiscard]] std::vector<float> sweep(double from, double to, double seconds, int sampleRate,
                                       double amplitude = 0.5);

/// Silence with a click at each of `times` (seconds): a 3 kHz burst with a sudden start at the nearest sample
/// and an exponential decay (time constant 2 ms). Clicks beyond the end are left out.
[[nodiscard]] std::vector<float> clicks(std::span<const double> times, double seconds, int sampleRate,
                                        double amplitude = 0.8);

/// Times of a regular beat: start, start + 60 / bpm, … before `seconds`.
[[nodiscard]] std::vector<double> regularTimes(double bpm, double start, double seconds);

/// The given MIDI notes (69 = 440 Hz) sounding together, each with `partials` harmonics that fall off as 1/n,
/// and with short fades at both ends. The peak is at most `amplitude`.
[[nodiscard]] std::vector<float> chord(std::span<const int> midiNotes, double seconds, int sampleRate,
                                       double amplitude = 0.5, int partials = 4);

/// Adds `part` to `whole` from sample `offset` on; what reaches beyond the end of `whole` is left out.
void mixInto(std::vector<float>& whole, std::span<const float> part, std::size_t offset = 0,
             float gain = 1.0F);

/// Appends `part` to `whole`.
void append(std::vector<float>& whole, std::span<const float> part);

}  // namespace barline::test
