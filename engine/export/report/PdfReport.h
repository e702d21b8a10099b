#pragma once

#include <string>

#include "engine/export/report/Reports.h"

namespace barline::exporting::reports {

/// Pages to print. Rows, lines of the timeline and rows of the chord sheet are never cut; a table's titles
/// stand on every page that it reaches. Needs a QGuiApplication. @throws std::runtime_error without one
[[nodiscard]] std::string pdfReport(const Report& report, Paper paper);

}  // namespace barline::exporting::reports
