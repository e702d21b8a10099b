#pragma once

#include <nlohmann/json_fwd.hpp>

#include "engine/model/BarFeatures.h"
#include "engine/model/BeatGrid.h"

namespace barline::exporting {

/// An array with one object for each bar of the grid that has features. Figures have six significant digits,
/// as flatness and levels may be small; what is not known is absent.
[[nodiscard]] nlohmann::ordered_json barFeaturesJson(const model::BarFeatures& features,
                                                     const model::BeatGrid& grid);

}  // namespace barline::exporting
