#pragma once

#include "engine/export/ExportFormat.h"

namespace barline::exporting {

/// Sonic Visualiser's own layer files (.svl), one for each layer: plain XML with one model, its points and
/// how it is shown. Times are whole audio frames at the file's sample rate, as Sonic Visualiser counts them;
/// that is within half a frame (0.011 ms at 44.1 kHz). Instants are time instants, regions region layers,
/// curves time values. Labels and values are those of labelLayers().
[[nodiscard]] ExportFormat sonicVisualiserLayerFormat();

}  // namespace barline::exporting
