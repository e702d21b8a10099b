#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace barline::model {

/// A chord label taken apart by the grammar of Harte et al. (2005), with the shorthands that JAMS and
/// mir_eval added.
struct HarteLabel {
  enum class Kind : unsigned char { Chord, NoChord, Unknown };  ///< Unknown is "X"

  Kind kind{Kind::Chord};
  int root{};                        ///< pitch class 0–11; chords only
  std::string shorthand;             ///< "maj", "min7", …; empty where only degrees say what sounds
  std::vector<std::string> degrees;  ///< as written: "b9", "*5" for one that is left out; none twice
  int bass{};                        ///< semitones above the root, 0–11

  bool operator==(const HarteLabel&) const = default;
};

/// Nothing where `label` is not of the grammar; case counts.
[[nodiscard]] std::optional<HarteLabel> parseHarteLabel(std::string_view label);

/// Semitones of a scale degree above the root: "1" 0, "b3" 3, "9" 14, "b1" -1. Nothing for what is no degree.
[[nodiscard]] std::optional<int> scaleDegreeSemitones(std::string_view degree);

}  // namespace barline::model
