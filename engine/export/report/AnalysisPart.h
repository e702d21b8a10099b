#pragma once

#include "engine/export/ExportTrack.h"
#include "engine/export/report/Report.h"
#include "engine/pipeline/StepCatalog.h"

namespace barline::exporting::reports {

/// The file and how it was analysed: each step's time and version, and what went wrong.
[[nodiscard]] Part analysisPart(const ExportTrack& track, const pipeline::StepCatalog& steps);

}  // namespace barline::exporting::reports
