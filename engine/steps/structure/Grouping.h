#pragma once

#include <cstddef>
#include <vector>

#include "engine/steps/structure/HarmonicAgreement.h"
#include "engine/steps/structure/Segmentation.h"
#include "engine/steps/structure/SlowFeatures.h"

namespace barline::steps::structure {

/// Which sections repeat each other.
struct Grouping {
  std::vector<int> groups;          ///< of each section, numbered in order of first appearance
  std::vector<double> confidences;  ///< 0–1, of each section: that it belongs to its group and no other
  /// −1 to 1, of each section: how well its harmony agrees with that of the section it agrees with best.
  std::vector<double> harmonicKinship;
};

/// Joins the sections, then the groups of sections, that most probably repeat each other, by how near their
/// sounds are and how well their harmonies agree bar by bar, until the rest more probably does not (average
/// linkage). Grows with the square of the number of sections, of which there are kMostSections at most.
[[nodiscard]] Grouping groupSections(const Segmentation& cut, const SlowFeatures& sound,
                                     const HarmonicAgreement& harmony);

}  // namespace barline::steps::structure
