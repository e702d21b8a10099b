#pragma once

#include <cstddef>
#include <vector>

#include "engine/pipeline/StepContext.h"
#include "engine/steps/rhythm/PulseSignal.h"
#include "engine/steps/rhythm/TempoRange.h"

namespace barline::steps::rhythm {

/// The most likely beats: the bar-pointer model (Whiteley, Cemgil and Godsill 2006) for one beat, in the
/// state space of Krebs, Böck and Widmer (2015), where tempo changes at beats only. A state is then fully
/// told by the frame of a beat and the interval that led to it, which turns the frame-by-frame recursion into
/// one from beat to beat and makes the exact Viterbi path cheap. Intervals are weighed by the tempogram
/// around them and by a weak prior.
///
/// @return frames of the beats, ascending; empty where the pulse is empty
/// @throws pipeline::Cancelled
[[nodiscard]] std::vector<std::size_t> trackBeats(const PulseSignal& pulse, const TempoRange& range,
                                                  pipeline::StepContext& context);

}  // namespace barline::steps::rhythm
