#pragma once

#include "engine/export/report/PdfFlow.h"

namespace barline::exporting::reports {

/// Paints a chord sheet from the flow's position down. A section's name stands on the page of its first row.
void paintSheet(PdfFlow& flow, const ChordSheet& sheet);

}  // namespace barline::exporting::reports
