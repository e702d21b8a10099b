#pragma once

#include "engine/export/ExportFormat.h"

namespace barline::exporting {

/// REAPER's table of regions and markers, for the Region/Marker Manager's import. Times are h:mm:ss.mmm,
/// which REAPER reads as such while the project's ruler counts minutes and seconds. Sections and chords are
/// regions (sections of one group have one colour), bars, beats and changes of key markers. Double quotes in
/// names become single ones, as REAPER knows no way to write them.
[[nodiscard]] ExportFormat reaperFormat();

}  // namespace barline::exporting
