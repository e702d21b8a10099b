#pragma once

#include "engine/export/ExportFormat.h"

namespace barline::exporting {

/// Layers as Sonic Visualiser 4 and later exports and imports them as CSV, one file for each: a header in
/// capitals, TIME in seconds, then VALUE, DURATION and LABEL where the layer has them (instants TIME,LABEL;
/// regions TIME,VALUE,DURATION,LABEL; curves TIME,VALUE). Labels and values are those of labelLayers().
[[nodiscard]] ExportFormat sonicVisualiserCsvFormat();

}  // namespace barline::exporting
