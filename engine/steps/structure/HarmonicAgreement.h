#pragma once

#include <cstddef>
#include <vector>

#include "engine/steps/structure/UnitFeatures.h"

namespace barline::steps::structure {

/// Compares the courses of harmony of stretches of a song, less what is common to all of it.
class HarmonicAgreement {
 public:
  explicit HarmonicAgreement(const UnitFeatures& features);

  /// Mean cosine of the harmonies of `count` units from `a` and from `b` on, one by one: −1 to 1, near 0 for
  /// stretches that have nothing to do with each other, and where there is no harmony.
  [[nodiscard]] double between(std::size_t a, std::size_t b, std::size_t count) const;

 private:
  std::vector<float> directions_;  ///< UnitFeatures::kHarmony a unit, of length 1 or 0
};

}  // namespace barline::steps::structure
