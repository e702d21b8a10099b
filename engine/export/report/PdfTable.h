#pragma once

#include "engine/export/report/PdfFlow.h"

namespace barline::exporting::reports {

/// How high a table is on one page.
[[nodiscard]] double tableHeight(const Table& table, double width);

/// Paints a table from the flow's position down, over as many pages as it takes. @param left and `width` of
/// it
void paintTable(PdfFlow& flow, const Table& table, double left = 0, double width = PdfFlow::kWidth);

/// A key in its colour. @return its width
double paintKey(PdfFlow& flow, double x, double y, const model::MusicalKey& key, const std::string& label,
                double size);

}  // namespace barline::exporting::reports
