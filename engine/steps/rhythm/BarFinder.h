#pragma once

#include <span>
#include <vector>

#include "engine/steps/rhythm/BeatFeatures.h"

namespace barline::steps::rhythm {

/// Place of a beat in its bar.
struct BarPosition {
  int beatsPerBar{};
  int position{};                ///< 1 = downbeat
  double downbeatProbability{};  ///< posterior that a bar begins at this beat
};

/// Metre and position in the bar for every beat: the bar level of the bar-pointer model, on beats in place of
/// frames. Bars have 2 to 5 beats; the metre may change at a bar line, at a cost. What speaks for a downbeat
/// are changes of harmony and bass and accents in the low bands, what speaks against it are backbeats.
[[nodiscard]] std::vector<BarPosition> findBars(std::span<const BeatFeatures> features);

}  // namespace barline::steps::rhythm
