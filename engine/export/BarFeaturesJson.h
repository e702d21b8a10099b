#pragma once

#include "engine/export/JsonSink.h"
#include "engine/model/BarFeatures.h"
#include "engine/model/BeatGrid.h"

namespace barline::exporting {

/// Puts "bar_features": an array with one object for each bar of the grid that has features. Figures have six
/// significant digits, as flatness and levels may be small; what is not known is absent.
void putBarFeatures(JsonSink& object, const model::BarFeatures& features, const model::BeatGrid& grid);

}  // namespace barline::exporting
