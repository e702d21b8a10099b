#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "engine/model/MusicalKey.h"
#include "engine/steps/harmony/ChordVocabulary.h"

namespace barline::steps {

/// The 24 keys as numbers: tonic for major, 12 + tonic for minor.
inline constexpr std::size_t kKeys = 24;

[[nodiscard]] constexpr model::MusicalKey keyOf(std::size_t index) {
  return {static_cast<int>(index % 12), index < 12 ? model::Mode::Major : model::Mode::Minor};
}

/// Which chords a stretch of music uses, and for how long.
class ChordUse {
 public:
  /// Adds `seconds` of a chord; kNoChord counts for nothing.
  void add(std::size_t chord, double seconds);

  /// Marks the chords that a whole song begins and ends with.
  void setEdges(std::size_t first, std::size_t last);

  /// Log-likelihood of each key, up to a constant; all 0 where there is no chord. A logistic regression on
  /// the square roots of the chords' shares, trained by engine/nn/train/harmony/keys.py.
  [[nodiscard]] std::array<float, kKeys> keyLogLikelihoods() const;

  [[nodiscard]] double seconds() const { return total_; }

 private:
  std::array<double, kNoChord> seconds_{};
  double total_{};
  std::optional<std::size_t> first_;
  std::optional<std::size_t> last_;
};

}  // namespace barline::steps
