#pragma once

#include <optional>
#include <vector>

#include "engine/model/Section.h"
#include "engine/steps/structure/Grouping.h"
#include "engine/steps/structure/Segmentation.h"
#include "engine/steps/structure/UnitFeatures.h"

namespace barline::steps::structure {

/// What each section does in the song, where that is more than likely: by where it stands, how often it comes
/// back, how loud and bright it is against the rest and its neighbours, and whether its harmony is its own.
/// Each label has a logistic model of these; verse and chorus are judged for a group as a whole. Nothing for
/// songs of fewer than four sections or without any that comes back.
[[nodiscard]] std::vector<std::optional<model::SectionLabel>> labelSections(const Segmentation& cut,
                                                                            const Grouping& grouping,
                                                                            const UnitFeatures& features);

}  // namespace barline::steps::structure
