#pragma once

#include <span>
#include <vector>

#include "engine/model/BeatGrid.h"
#include "engine/model/HarmonyActivation.h"
#include "engine/model/OnsetActivation.h"
#include "engine/model/RhythmActivation.h"

namespace barline::test {

/// Runs OnsetTap over `analysis` (mono, 22,050 Hz), in blocks of `blockSize` samples.
[[nodiscard]] model::OnsetActivation tapOnsets(std::span<const float> analysis, std::size_t blockSize = 8192);

/// Runs the spectrum taps and the rhythm network over it.
[[nodiscard]] model::RhythmActivation hearRhythm(std::span<const float> analysis);

/// Runs the pitch tap and the harmony network over it.
[[nodiscard]] model::HarmonyActivation hearHarmony(std::span<const float> analysis);

/// Runs the taps, both networks and BeatsStep with default parameters.
[[nodiscard]] model::BeatGrid findBeats(std::span<const float> analysis);

/// A drum machine at 22,050 Hz: from `start` on, bars of `beatsPerBar` at `bpm`, with a kick on 1 (in 4/4
/// also on 3), snare on the other even beats, closed hi-hat on every half beat.
[[nodiscard]] std::vector<float> drumLoop(double bpm, int beatsPerBar, double start, double seconds);

/// drumLoop() with a chord and its bass note for each bar.
[[nodiscard]] std::vector<float> bandLoop(double bpm, int beatsPerBar, double start, double seconds);

}  // namespace barline::test
