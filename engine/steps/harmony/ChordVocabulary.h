#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "engine/model/HarmonyActivation.h"
#include "engine/model/MusicalKey.h"

namespace barline::steps {

/// The chords that ChordsStep tells apart: fourteen qualities on twelve roots, and none. A chord is a number,
/// quality · 12 + root, or kNoChord, as in model::HarmonyActivation.
enum class ChordQuality : unsigned char {
  Major,
  Minor,
  Seventh,
  MajorSeventh,
  MinorSeventh,
  Diminished,
  DiminishedSeventh,
  HalfDiminished,
  Augmented,
  Suspended2,
  Suspended4,
  MajorSixth,
  MinorSixth,
  Ninth
};

inline constexpr std::size_t kChordQualities = 14;
inline constexpr std::size_t kNoChord = kChordQualities * 12;
inline constexpr std::size_t kChords = kNoChord + 1;
static_assert(kChords == model::HarmonyActivation::kChords);

[[nodiscard]] constexpr ChordQuality chordQuality(std::size_t chord) {
  return static_cast<ChordQuality>(chord / 12);
}
[[nodiscard]] constexpr std::size_t chordRoot(std::size_t chord) {
  return chord % 12;
}

/// A chord and the pitch class of its lowest note, which is a note of the chord. Of kNoChord the bass is 0.
struct VoicedChord {
  std::size_t chord{kNoChord};
  std::size_t bass{};

  bool operator==(const VoicedChord&) const = default;
};

/// Harte's degree of the note `semitones` (0–11) above the root of a chord of this quality: "3", "b7"; empty
/// for notes that the chord has not got and for the root itself.
[[nodiscard]] std::string_view chordDegree(ChordQuality quality, std::size_t semitones);

/// Harte's label, its root spelled as `key` spells it: "Eb:min7", "C:maj/3"; "N" for kNoChord.
[[nodiscard]] std::string harteLabel(const VoicedChord& chord, const model::MusicalKey& key);

/// Number of the chord that harteLabel() wrote, whatever its bass; nothing for a quality outside the
/// vocabulary.
[[nodiscard]] std::optional<std::size_t> chordNumber(std::string_view harteLabel);

/// The chord of the vocabulary that has the same triad or seventh: "C:maj9" counts as C:maj7, "C:13" and
/// "C:7(b9)" as C:7. Nothing for a chord without a third or a suspension, such as "C:5", and for what is no
/// label of Harte's.
[[nodiscard]] std::optional<std::size_t> nearestChord(std::string_view harteLabel);

}  // namespace barline::steps
