#pragma once

#include "engine/export/ExportFormat.h"

namespace barline::exporting {

/// A ChordPro 6 song (chordpro.org): title, artist, key, tempo and metre as directives, then for each section
/// its name as a comment and its bars as a grid, four to a line with a cell for each beat:
///   | Cm . . . | Fm7 . Bb7 . | Ebmaj7 . . . | Ab . . . ||
/// Each bar begins with its chord. Key, metre and tempo directives stand again where they change. A pick-up
/// is a bar that begins with empty cells.
[[nodiscard]] ExportFormat chordProFormat();

}  // namespace barline::exporting
