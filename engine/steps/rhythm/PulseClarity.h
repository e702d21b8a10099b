#pragma once

#include <optional>
#include <vector>

#include "engine/model/RhythmActivation.h"
#include "engine/steps/rhythm/GridConfidence.h"
#include "engine/steps/rhythm/TrackGrid.h"

namespace barline::steps::rhythm {

/// The parts of the runs where the beats stand out from what lies around them. Through noise, speech or
/// ambience there is a best path too, but its beats are hardly likelier than any other moment. A machine's
/// `grid` goes on through such a part where it is heard again behind it.
[[nodiscard]] std::vector<Run> clearParts(const std::vector<Run>& runs,
                                          const model::RhythmActivation& activation,
                                          const std::optional<TrackGrid>& grid);

}  // namespace barline::steps::rhythm
