#pragma once

#include <string>
#include <string_view>

#include "engine/model/MusicalKey.h"

namespace barline::model {

/// How chords are written.
enum class ChordNotation : unsigned char {
  Plain,     ///< "Am7", "F#/A#"
  Harte,     ///< "A:min7", "F#:maj/3"
  Roman,     ///< "ii7", "IV/3": degrees of the local key
  Nashville  ///< "2-7", "4/6": numbers of the local key
};

enum class Accidentals : unsigned char { ByKey, Sharps, Flats };

/// How a player wants to read chords. What is written is the sounding chord moved by `transpose` and, where a
/// capo is set, the shape that is fingered: `capo` semitones lower.
struct ChordDisplay {
  ChordNotation notation{ChordNotation::Plain};
  Accidentals accidentals{Accidentals::ByKey};
  int transpose{};  ///< semitones up, −11 … 11
  int capo{};       ///< fret, 0 (none) … 11

  /// Semitones from what sounds to what is written.
  [[nodiscard]] int shift() const { return transpose - capo; }
  bool operator==(const ChordDisplay&) const = default;
};

/// Name of a pitch class, 0–11: as the key spells it, or with sharps or flats whatever the key.
[[nodiscard]] std::string noteName(int pitchClass, const MusicalKey& key, Accidentals accidentals);

/// The key `semitones` higher.
[[nodiscard]] MusicalKey transposed(const MusicalKey& key, int semitones);

/// The chord `semitones` higher, its root spelled by `key` (the key it is then in); labels of no chord stay.
[[nodiscard]] std::string transposedChord(std::string_view harteLabel, int semitones, const MusicalKey& key);

/// A sounding chord as `display` has it. @param key in which it sounds
///
/// Nashville numbers count minor keys from their relative major, as charts are written: the tonic of A minor
/// is "6-". They name the bass by its number in the key, Roman numerals by its degree above the root.
[[nodiscard]] std::string chordName(std::string_view harteLabel, const MusicalKey& key,
                                    const ChordDisplay& display);

/// Nashville number in `key`: "1", "2-7", "b7", "5/7"; empty for no chord.
[[nodiscard]] std::string nashvilleNumber(std::string_view harteLabel, const MusicalKey& key);

/// What follows the root where players write a quality of Harte's: "m7" for "min7", "7sus4" for "sus4(b7)",
/// "add9" for "maj(9)"; the same list in parentheses where there is no usual way.
[[nodiscard]] std::string plainQuality(std::string_view quality);

}  // namespace barline::model
