#pragma once

#include "engine/export/ExportFormat.h"

namespace barline::exporting {

/// JAMS 0.3 (Humphrey et al., "JAMS: A JSON Annotated Music Specification", ISMIR 2014; schema of marl/jams).
/// Annotations, in this order, of the layers chosen: "beat" (value = position in the bar) and, where bars are
/// chosen, "beat_position" (with bar number and metre); "tempo" of the track (MIREX's one or two, confidence
/// = weight), then "tempo" of its stretches; "key_mode"; "chord"; "segment_open" with group letters, then
/// "segment_salami_function" and "segment_open" with a person's own names, where there are any; "onset" for
/// transients (value = strength). Times have microseconds. Measures and curves have no namespace and lie in
/// the document's sandbox under "barline".
[[nodiscard]] ExportFormat jamsFormat();

}  // namespace barline::exporting
