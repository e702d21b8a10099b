#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/model/BeatGrid.h"
#include "engine/model/OnsetActivation.h"
#include "engine/steps/rhythm/PulseSignal.h"

namespace barline::steps::rhythm {

/// The tracked beats from the first sound to the last, none so near the end that moving it could pass that.
[[nodiscard]] std::vector<std::size_t> withinSound(std::span<const std::size_t> beats,
                                                   const PulseSignal& pulse);

/// Beats and the points half way between them, each moved onto the audio's own onset where there is a clear
/// one within 40 ms (and a fifth of the way to the next). @return frames with fractions, ascending
[[nodiscard]] std::vector<double> halfBeatPulses(std::span<const std::size_t> beats,
                                                 const PulseSignal& pulse);

/// Seconds at which what peaks at a frame of the onset activation begins to sound, without bias for sudden
/// sounds.
[[nodiscard]] double onsetTime(double frame, double frameRate);

/// Times of beats, seconds: those that lie off the line through their neighbours are drawn towards it.
[[nodiscard]] std::vector<double> steadied(std::span<const double> times);

/// Beats with time, transient and confidence; the position in the bar is left 0. @param frames ascending
[[nodiscard]] std::vector<model::Beat> makeBeats(std::span<const double> frames, const PulseSignal& pulse,
                                                 const model::OnsetActivation& onsets);

}  // namespace barline::steps::rhythm
