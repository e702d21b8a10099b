#pragma once

#include <cstddef>

#include "engine/model/RhythmActivation.h"

namespace barline::steps::rhythm {

/// Tempi that beats may have, BPM, minimum ≤ maximum.
struct TempoRange {
  double minimum{};
  double maximum{};

  /// Whether one of the network's classes of rates, a semitone wide, may hold a tempo of the range: the class
  /// nearest to an edge does. The first class stands for all that is slower, the last for all that is faster.
  /// @param tempo below RhythmActivation::kTempi
  [[nodiscard]] bool reachesClass(std::size_t tempo) const {
    constexpr double kSemitone = 1.06;
    const double bpm = model::RhythmActivation::tempo(tempo);
    const bool isFastEnough = tempo + 1 == model::RhythmActivation::kTempi || bpm * kSemitone >= minimum;
    const bool isSlowEnough = tempo == 0 || bpm <= maximum * kSemitone;
    return isFastEnough && isSlowEnough;
  }

  bool operator==(const TempoRange&) const = default;
};

/// Where nothing else is asked for: from slow ballads to the fastest jazz.
inline constexpr TempoRange kUsualTempi{40.0, 300.0};

}  // namespace barline::steps::rhythm
