#pragma once

#include <array>
#include <string_view>

namespace barline::evaluation {

/// A chord as the comparisons of mir_eval see it.
struct ChordShape {
  int root{};                   ///< pitch class 0–11; −1 for no chord and for an unknown one
  std::array<int, 12> notes{};  ///< 1 where a semitone above the root sounds; all −1 for an unknown chord
  int bass{};                   ///< semitones above the root; −1 without a root

  [[nodiscard]] bool isUnknown() const { return notes[0] < 0; }
  bool operator==(const ChordShape&) const = default;
};

/// @param reduceExtended whether ninths, elevenths and thirteenths sound within the octave, which tells them
///        from the seventh chord
/// @param label Harte's; what is not of the grammar counts as unknown
[[nodiscard]] ChordShape chordShape(std::string_view label, bool reduceExtended = false);

}  // namespace barline::evaluation
