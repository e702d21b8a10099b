#pragma once

#include "engine/export/ExportFormat.h"

namespace barline::exporting {

/// A lead sheet as MusicXML 3.1 (W3C Music Notation Community Group), the version that every notation program
/// of the last years reads: one staff with a slash for each beat, chord symbols with what they are made of,
/// key and time signatures, tempo marks, rehearsal marks for sections, four bars to a system and a double bar
/// line where a section ends. Slashes are written all but silent, so that only the chord symbols play.
[[nodiscard]] ExportFormat musicXmlFormat();

}  // namespace barline::exporting
