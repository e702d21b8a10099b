#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "engine/steps/harmony/ChordVocabulary.h"

namespace barline::steps::progression {

/// What engine/nn/train/harmony/progressions.py has counted in written chords, in thousandths.

inline constexpr std::size_t kGroups = kChordQualities + 1;  ///< the qualities, then none

/// Natural logarithm of the probability of each change: from group, to group, semitones up.
extern const std::array<std::int16_t, kGroups * kGroups * 12> kLogChange;

/// Natural logarithm of a chord's share of the music in a key, in major, then in minor, from the tonic up.
extern const std::array<std::int16_t, 2 * kNoChord> kLogInKey;

/// How often chords change on a downbeat, in the middle of a bar, on another beat and between beats.
extern const std::array<std::int16_t, 4> kChangeRate;

}  // namespace barline::steps::progression
