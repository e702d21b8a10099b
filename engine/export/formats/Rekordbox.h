#pragma once

#include "engine/export/ExportFormat.h"

namespace barline::exporting {

/// A collection for rekordbox's "Imported library" (the developer's "rekordbox xml format list", 1.0.0), with
/// one playlist of all its tracks. Tempi have two decimals there, so the grid is anchored anew where it would
/// drift: no beat is more than 2 ms off (tempoAnchors()). Sections are memory cues at their begins.
[[nodiscard]] ExportFormat rekordboxFormat();

}  // namespace barline::exporting
