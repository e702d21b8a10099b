#pragma once

#include <cstddef>
#include <vector>

#include "engine/pipeline/StepContext.h"
#include "engine/steps/structure/FormUnits.h"
#include "engine/steps/structure/SlowFeatures.h"

namespace barline::steps::structure {

inline constexpr std::size_t kMostSections = 1024;

/// A cut of a song into sections.
struct Segmentation {
  /// Units with which sections begin, and the number of units at the end: 0 < … < units. Empty without units.
  std::vector<std::size_t> bounds;
  std::vector<double> confidences;  ///< 0–1, for each section: that one begins there; 1 for the first

  [[nodiscard]] std::size_t sections() const { return confidences.size(); }
  [[nodiscard]] std::size_t length(std::size_t section) const {
    return bounds[section + 1] - bounds[section];
  }
};

/// The best cut where each section has a sound of its own: least squares about the sections' means, a price
/// for every section, and a higher one for lengths that sections seldom have. Found exactly by dynamic
/// programming, as Barwise Music Structure Analysis (Marmoret, Cohen and Bimbot 2023) does for its own score;
/// linear in the units.
/// @throws pipeline::Cancelled
[[nodiscard]] Segmentation cutIntoSections(const SlowFeatures& features, const std::vector<FormUnit>& units,
                                           pipeline::StepContext& context);

}  // namespace barline::steps::structure
