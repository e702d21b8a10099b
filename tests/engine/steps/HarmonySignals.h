#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/model/BeatGrid.h"
#include "engine/model/HarmonyActivation.h"
#include "engine/model/PitchSpectrum.h"

namespace barline::test {

/// A chord to be played: MIDI notes for some seconds.
struct PlayedChord {
  std::vector<int> notes;
  double seconds{1.0};
};

/// Plucked tones at the analysis rate: ten partials falling off by 0.7, decaying, every chord struck anew
/// each half second. @param cents tuning of A4 against 440 Hz
[[nodiscard]] std::vector<float> play(std::span<const PlayedChord> chords, double cents = 0.0);

/// What PitchSpectrumTap makes of `samples` (mono, analysis rate).
[[nodiscard]] model::PitchSpectrum pitchSpectrumOf(std::span<const float> samples);

/// What the network hears in it.
[[nodiscard]] model::HarmonyActivation harmonyOf(const model::PitchSpectrum& spectrum);

/// A 4/4 grid from time 0 over `seconds`.
[[nodiscard]] model::BeatGrid regularGrid(double bpm, double seconds);

/// Close position triad or seventh chord: `root` is the bass note's MIDI number in the octave of C3, doubled
/// an octave below.
[[nodiscard]] std::vector<int> voicing(int root, std::span<const int> intervals);

}  // namespace barline::test
