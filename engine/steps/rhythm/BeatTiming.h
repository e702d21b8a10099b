#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/model/BeatGrid.h"
#include "engine/model/OnsetActivation.h"
#include "engine/model/TimeRange.h"
#include "engine/steps/rhythm/PulseSignal.h"

namespace barline::steps::rhythm {

/// Beats moved onto the audio's own onsets where there is a clear one near, at most 40 ms and a fifth of the
/// beat away, and by how much later than a note's beginning the track's attacks are found. @param times
/// seconds, ascending. @return seconds, ascending
[[nodiscard]] std::vector<double> onOnsets(std::span<const double> times, const PulseSignal& pulse);

/// Times of beats, seconds: those that lie off the line through their neighbours are drawn towards it.
[[nodiscard]] std::vector<double> steadied(std::span<const double> times);

/// From the first clear onset to the last, a little wider than that, seconds; empty where there is none.
[[nodiscard]] std::optional<model::TimeRange> soundingRange(const PulseSignal& pulse);

/// For each time, seconds, the clear onset within 50 ms, if any.
[[nodiscard]] std::vector<std::optional<model::Transient>> transientsNear(
    std::span<const double> times, const PulseSignal& pulse, const model::OnsetActivation& onsets);

/// Every clear onset, in order.
[[nodiscard]] std::vector<model::Transient> clearTransients(const PulseSignal& pulse,
                                                            const model::OnsetActivation& onsets);

}  // namespace barline::steps::rhythm
