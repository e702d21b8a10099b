#pragma once

#include <array>
#include <span>
#include <vector>

#include "engine/steps/harmony/ChordModelTables.h"
#include "engine/steps/harmony/ChordVocabulary.h"
#include "engine/steps/harmony/SpanChroma.h"

namespace barline::steps {

/// Judges which chords explain a span's chroma: a network of one hidden layer that looks at the chroma from
/// each of the twelve roots with the same weights, so that it knows all chords in all transpositions.
/// Trained by engine/nn/train/chords. Immutable, so usable from several threads.
class ChordModel {
 public:
  ChordModel();

  /// @param out kChords log-likelihoods, up to a constant they share
  void logLikelihoods(const SpanChroma& chroma, std::span<float> out) const;

 private:
  using Hidden = std::array<float, chordmodel::kHidden>;
  using Output = std::array<float, chordmodel::kOutputs>;

  std::array<Hidden, chordmodel::kInputs> hiddenWeights_{};
  Hidden hiddenBias_{};
  std::array<Output, chordmodel::kHidden> outputWeights_{};
  Output outputBias_{};
  Output logPrior_{};
};

/// Probability of each chord after each other one, given that the chord changes: kChords rows that sum to 1,
/// counted in lead sheets and pop songs.
[[nodiscard]] std::vector<float> chordChangeProbabilities();

}  // namespace barline::steps
