#pragma once

#include <span>
#include <vector>

#include "engine/model/RhythmActivation.h"

namespace barline::steps::rhythm {

/// Whether beats divide into three, for each bar: what the network heard in the bars, by a chain of two
/// states that seldom change. @param barTimes seconds at which bars begin, ascending; the last entry is where
/// the last bar ends
[[nodiscard]] std::vector<bool> compoundBars(std::span<const double> barTimes,
                                             const model::RhythmActivation& activation);

}  // namespace barline::steps::rhythm
