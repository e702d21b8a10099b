#pragma once

#include <span>
#include <vector>

#include "engine/steps/harmony/ChordVocabulary.h"
#include "engine/steps/harmony/HarmonySpans.h"

namespace barline::steps {

/// Which note of the chord lies lowest, span by span, by a hidden Markov chain over the notes of each chord
/// that favours root position, so that a walking bass makes no inversions.
/// @param chords one for each span. @param evidence likewise
[[nodiscard]] std::vector<VoicedChord> voicedChords(std::span<const std::size_t> chords,
                                                    std::span<const HarmonySpan> spans,
                                                    std::span<const HarmonyEvidence> evidence);

}  // namespace barline::steps
