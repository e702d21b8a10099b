#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "engine/model/MusicalKey.h"

namespace barline::steps {

/// The chords that ChordsStep tells apart: nine qualities on twelve roots, and none. A chord is a number,
/// quality · 12 + root, or kNoChord.
enum class ChordQuality : unsigned char {
  Major,
  Minor,
  Seventh,
  MajorSeventh,
  MinorSeventh,
  Diminished,
  Augmented,
  Suspended2,
  Suspended4
};

inline constexpr std::size_t kChordQualities = 9;
inline constexpr std::size_t kNoChord = kChordQualities * 12;
inline constexpr std::size_t kChords = kNoChord + 1;

[[nodiscard]] constexpr ChordQuality chordQuality(std::size_t chord) {
  return static_cast<ChordQuality>(chord / 12);
}
[[nodiscard]] constexpr std::size_t chordRoot(std::size_t chord) {
  return chord % 12;
}

/// Harte's label, its root spelled as `key` spells it: "Eb:min7"; "N" for kNoChord.
[[nodiscard]] std::string harteLabel(std::size_t chord, const model::MusicalKey& key);

/// Number of the chord that harteLabel() wrote; nothing for a quality outside the vocabulary.
[[nodiscard]] std::optional<std::size_t> chordNumber(std::string_view harteLabel);

}  // namespace barline::steps
