#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace barline::model {

/// What a person typed as a chord, as a Harte label.
///
/// Understood are lead-sheet names ("Am7", "Bbmaj7", "F#/A#", "G7sus4", "C°7", "Dø", "E7#9", "C6/9", "F+"),
/// Harte's labels ("A:min7", "F#:maj/3"), a root in small letters ("am7"), and "N", "N.C.", "NC", "no chord"
/// and "–" for no chord. Notes are the international ones: B lies a semitone below C, H is no note. The text
/// is UTF-8; ♯ ♭ ° ø Δ and the true minus sign are read as what they stand for.
///
/// Labels use the shorthands of Harte et al. (Symbolic representation of musical chords, 2005) and those that
/// mir_eval adds ("sus2", "11", "13", "5" …); what has no shorthand is the nearest with its degrees in
/// parentheses: "sus4(b7)", "7(#9)", "maj(9)". @return nothing for what is no chord
[[nodiscard]] std::optional<std::string> parseChord(std::string_view typed);

/// True for the labels that mean no chord, or none that is known: "N" and "X".
[[nodiscard]] bool isNoChord(std::string_view harteLabel);

}  // namespace barline::model
