#pragma once

#include <vector>

#include "engine/model/Harmony.h"

namespace barline::playback {

/// A chord as hands play it.
struct VoicedChord {
  model::TimeRange range;  ///< seconds of the track
  std::vector<int> notes;  ///< MIDI numbers, ascending, the bass first; at most kMostNotes

  bool operator==(const VoicedChord&) const = default;
};

constexpr std::size_t kMostNotes = 6;

/// What a synth plays under a track: ascending in time, nothing where there is no chord.
struct VoicedChords {
  std::vector<VoicedChord> chords;

  bool operator==(const VoicedChords&) const = default;
};

/// Voices chords as they change: the bass between E2 and E♭3, the others in close position around middle C,
/// in the inversion that moves the least from the chord before.
[[nodiscard]] VoicedChords voiceChords(const model::ChordTimeline& chords);

}  // namespace barline::playback
