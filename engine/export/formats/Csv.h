#pragma once

#include "engine/export/ExportFormat.h"

namespace barline::exporting {

/// Tidy tables (Wickham, "Tidy Data", J. Stat. Softw. 59, 2014): a file for each layer, a row for each beat,
/// bar, span or value, a column for each figure with its unit in its name, a header in every file. Commas,
/// quotes where RFC 4180 asks for them, '.' decimals, UTF-8, lines end with LF. Seconds have six digits,
/// other figures single precision; what is not known is an empty cell.
///   .beats.csv .bars.csv .tempo.csv .key.csv .chords.csv .bar_chords.csv .sections.csv .transients.csv
///   .curves.csv (long form: curve, unit, time, value) .bar_features.csv .track.csv (field, value)
[[nodiscard]] ExportFormat csvFormat();

}  // namespace barline::exporting
