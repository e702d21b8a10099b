#pragma once

#include <filesystem>
#include <span>

#include "engine/model/Annotation.h"

namespace barline::importing {

/// What the tempo map of a standard MIDI file says, taken to begin with the audio: beats and downbeats by its
/// tempi and time signatures up to the last note, keys by its key signatures, sections by its markers, chords
/// by the texts of a track named "Chords". The beat is the unit of the time signature, and three of them in
/// 6/8, 9/8 and 12/8 (and in 3/8 beside those). A marker "Count-in" at the begin says that the first bar is
/// one, which has no beats of the track. Without a tempo it is 120 BPM, without a time signature 4/4, as the
/// standard has it. @throws ImportError
[[nodiscard]] model::Annotation readMidi(const std::filesystem::path& file,
                                         std::span<const unsigned char> bytes);

}  // namespace barline::importing
