#pragma once

#include <vector>

#include "engine/model/RhythmActivation.h"
#include "engine/steps/rhythm/GridConfidence.h"

namespace barline::steps::rhythm {

/// The parts of the runs where the beats stand out from what lies around them. Through noise, speech or
/// ambience there is a best path too, but its beats are hardly likelier than any other moment.
[[nodiscard]] std::vector<Run> clearParts(const std::vector<Run>& runs,
                                          const model::RhythmActivation& activation);

}  // namespace barline::steps::rhythm
