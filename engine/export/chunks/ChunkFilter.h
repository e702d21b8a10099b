#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/export/chunks/ChunkPlan.h"

namespace barline::exporting {

/// Which chunks are written: terms, parted by spaces, that all must hold. A term is FIELD:VALUE or
/// FIELD:VALUE,VALUE,… (any of them); one that begins with - must not hold. Values with spaces stand in
/// double quotes.
///
///     chord:Am section:chorus bars:1-16          all bars with chord Am in the chorus, of the first 16
///     chord:Am,F -section:intro,outro
///
/// | field | values |
/// |---|---|
/// | bars | numbers and ranges of the bar in which a chunk begins: 1-16, 17-, 3,5,7 |
/// | beat | position in the bar, of chunks of one beat: 1, 2-4 |
/// | chord | the chord that sounds longest, as players write it or in Harte's way: Am, F#:min7, N; the bass
/// counts |       | only where it is written; a * after it stands for any more: A* is every chord on A, Am*
/// Am and Am7 | | section | its name, its label (chorus) or its letter (B) | | key | of the passage: Am, "A
/// minor", 8A (Camelot), 1m (Open Key) | | bpm | numbers and ranges | | metre | 4/4 |
///
/// Letters' case does not count, but in chords. A value.
class ChunkFilter {
 public:
  /// Takes every chunk.
  ChunkFilter() = default;
  /// @throws ChunkError
  explicit ChunkFilter(std::string_view text);

  [[nodiscard]] bool takes(const PlannedChunk& chunk) const;

 private:
  enum class Field : unsigned char { Bars, Beat, Chord, Section, Key, Bpm, Metre };
  struct Value {
    std::string text;  ///< as typed; a chord as Harte label
    double from{};     ///< numbers only
    double to{};
    double fineness{1.0};  ///< steps to one that the numbers are written in
    bool any{};            ///< a chord with *
    bool anyBass{};        ///< a chord without a bass
  };
  struct Term {
    Field field{};
    bool negated{};
    std::vector<Value> values;
  };

  static Field fieldOf(std::string_view name);
  static Value valueOf(Field field, std::string_view text);
  static bool matches(Field field, const Value& value, const PlannedChunk& chunk);

  std::vector<Term> terms_;
};

}  // namespace barline::exporting
