#pragma once

#include "engine/export/ExportFormat.h"

namespace barline::exporting {

/// Barline's own JSON (resources/schemas/timeline.schema.json): the layers that are chosen of timelineJson(),
/// and what makes a file that is not the whole analysis tell so: "edited": true where a person's edits are
/// part of it, "selection" where it is a stretch of the track.
[[nodiscard]] ExportFormat jsonFormat();

}  // namespace barline::exporting
