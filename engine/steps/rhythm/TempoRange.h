#pragma once

namespace barline::steps::rhythm {

/// Tempi that beats may have, BPM, minimum ≤ maximum.
struct TempoRange {
  double minimum{};
  double maximum{};

  /// Whether a network's class of rates, a semitone wide, may hold a tempo of the range: the class nearest to
  /// an edge does. @param bpm the class's own rate
  [[nodiscard]] constexpr bool reachesClass(double bpm) const {
    constexpr double kSemitone = 1.06;
    return bpm * kSemitone >= minimum && bpm <= maximum * kSemitone;
  }
};

/// Where nothing else is asked for: from slow ballads to the fastest jazz.
inline constexpr TempoRange kUsualTempi{40.0, 300.0};

}  // namespace barline::steps::rhythm
