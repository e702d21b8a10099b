#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "engine/steps/harmony/ChordVocabulary.h"
#include "engine/steps/harmony/HarmonySpans.h"

namespace barline::steps {

/// Probability of each chord after each other one, given that the chord changes: kChords rows that sum to 1.
[[nodiscard]] std::vector<float> chordChangeProbabilities();

/// How often the chord changes where a span with this accent begins, in (0, 1).
[[nodiscard]] float chordChangeRate(Accent accent);

/// Which chords music uses, given what is known about its key.
class KeyContext {
 public:
  KeyContext();

  /// Adds to `out` (kChords) `weight` times the logarithm of each chord's probability.
  /// @param key log-probabilities of the 24 keys
  void add(std::span<const float> key, float weight, std::span<float> out) const;

 private:
  std::vector<float> chordInKey_;  // 24 × kChords
};

}  // namespace barline::steps
