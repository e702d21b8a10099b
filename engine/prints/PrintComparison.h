#pragma once

#include "engine/prints/AudioPrint.h"

namespace barline::prints {

/// Tracks whose lengths differ by more are other versions, whatever they share.
inline constexpr double kLengthTolerance = 7.0;  // seconds, as AcoustID has it

/// From this similarity on, two prints are of the same recording.
inline constexpr double kSameRecording = 0.86;

/// How alike two prints are: the share of equal bits where the stretches fit each other best, of the stretch
/// that fits less. 1 = the same, 0.5 = by chance. Stretches may be up to half of kLengthTolerance and a
/// second apart.
[[nodiscard]] double comparePrints(const AudioPrint& a, const AudioPrint& b);

}  // namespace barline::prints
