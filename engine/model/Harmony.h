#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "engine/model/MusicalKey.h"
#include "engine/model/TimeRange.h"

namespace barline::model {

using PitchClassVector = std::array<float, 12>;  ///< C first; sums to 1, or all 0

/// A chord over a stretch of time. Labels are Harte's (2005): "C:maj", "A:min7", "C:maj/3" with the third in
/// the bass, "N" for no chord.
struct ChordSpan {
  TimeRange range;
  std::string label;
  double confidence{};  ///< 0–1
  std::optional<std::string> runnerUp;
  PitchClassVector chroma{};

  bool operator==(const ChordSpan&) const = default;
  static constexpr auto fields() {
    return std::tuple{&ChordSpan::range, &ChordSpan::label, &ChordSpan::confidence, &ChordSpan::runnerUp,
                      &ChordSpan::chroma};
  }
};

/// Chords as they change, and one for each bar of the BeatGrid (same order). Both partition their time.
struct ChordTimeline {
  std::vector<ChordSpan> changes;
  std::vector<ChordSpan> perBar;

  bool operator==(const ChordTimeline&) const = default;
  static constexpr auto fields() { return std::tuple{&ChordTimeline::changes, &ChordTimeline::perBar}; }
};

/// How often the harmony changes; a bass that moves under a chord is no change.
[[nodiscard]] std::size_t countHarmonicChanges(const ChordTimeline& chords);

/// A Harte label taken apart.
struct ChordName {
  int root{};           ///< pitch class 0–11
  std::string quality;  ///< Harte shorthand: "maj", "min7", …
  int bass{};  ///< pitch class 0–11 of the lowest note; the root unless the label names another degree

  bool operator==(const ChordName&) const = default;
};

/// Reads "ROOT:shorthand" and "ROOT:shorthand/degree"; nothing for "N", "X" and what is not a chord.
[[nodiscard]] std::optional<ChordName> parseHarte(std::string_view label);

/// As players write it, spelled by `key`: "Am7", "Bb", "F#dim", "C/E"; "N.C." for no chord.
[[nodiscard]] std::string plainChordName(std::string_view harteLabel, const MusicalKey& key);

/// Roman numeral in `key`: "V7", "ii", "bVI"; with the bass as its degree above the root, "I/3"; empty for no
/// chord.
[[nodiscard]] std::string romanNumeral(std::string_view harteLabel, const MusicalKey& key);

/// True for chords with a minor third (minor, minor seventh, diminished).
[[nodiscard]] bool isMinorish(const ChordName& chord);

}  // namespace barline::model
