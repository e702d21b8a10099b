#pragma once

#include "engine/export/ExportFormat.h"

namespace barline::exporting {

/// Audacity's label tracks: "start TAB end TAB label" on each line, seconds with six digits, one file for
/// each layer, as Audacity makes one label track of each file (manual.audacityteam.org, "Importing and
/// Exporting Labels"). Labels are those of labelLayers() on one line.
[[nodiscard]] ExportFormat audacityFormat();

}  // namespace barline::exporting
