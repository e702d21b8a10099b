#pragma once

#include <vector>

namespace barline::test {

/// Metre and rate of the song below, whose first bar begins at sample 0: 4/4.
inline constexpr double kReferenceBpm = 152.0;
inline constexpr int kReferenceRate = 48000;

/// What analyses are timed with and compared on: a song of drums, bass and chords in C minor, in verses,
/// choruses and breaks of 16 bars each that differ in harmony and instruments, with some noise. Two channels
/// at kReferenceRate, the same samples every time.
/// @return two planes of `seconds` · kReferenceRate samples, within ±1
[[nodiscard]] std::vector<std::vector<float>> referenceSong(double seconds);

}  // namespace barline::test
