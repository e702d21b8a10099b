#pragma once

#include <cstddef>
#include <vector>

#include "engine/steps/structure/SelfSimilarity.h"

namespace barline::steps::structure {

/// Which sections repeat each other.
struct Grouping {
  std::vector<int> groups;          ///< of each section, numbered in order of first appearance
  std::vector<double> confidences;  ///< 0–1, of each section: that it belongs there
};

/// Joins sections that are most alike, bar by bar, until the rest is too unlike (average linkage).
/// @param bounds as of sectionBounds
[[nodiscard]] Grouping groupSections(const SelfSimilarity& similarity,
                                     const std::vector<std::size_t>& bounds);

}  // namespace barline::steps::structure
