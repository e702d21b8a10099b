#pragma once

#include "engine/steps/structure/Grouping.h"
#include "engine/steps/structure/HarmonicAgreement.h"
#include "engine/steps/structure/Segmentation.h"

namespace barline::steps::structure {

/// Cuts sections that are others of their group several times over, such as two verses in a row with nothing
/// but their harmony to tell that the second begins.
[[nodiscard]] Segmentation splitRepeats(const Segmentation& cut, const Grouping& grouping,
                                        const HarmonicAgreement& harmony);

}  // namespace barline::steps::structure
