#pragma once

#include "engine/export/ExportFormat.h"

namespace barline::exporting {

/// A cue sheet (CDRWIN's, UTF-8) with a track for each section, to lie beside the audio file, whose name it
/// has. Times are 1/75 s; what stands before the first section is its pregap. Double quotes in texts become
/// single ones, as cue sheets know no way to write them.
[[nodiscard]] ExportFormat cueSheetFormat();

}  // namespace barline::exporting
