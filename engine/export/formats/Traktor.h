#pragma once

#include "engine/export/ExportFormat.h"

namespace barline::exporting {

/// A collection for Traktor (NML 19), with one playlist of all its tracks. Grid markers are cues of type 4
/// with the tempo from there on, on downbeats where one is near enough; no beat is more than 2 ms off
/// (tempoAnchors()). Sections are cue points without a hot cue's number.
[[nodiscard]] ExportFormat traktorFormat();

}  // namespace barline::exporting
