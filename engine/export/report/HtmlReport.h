#pragma once

#include <string>

#include "engine/export/report/Report.h"

namespace barline::exporting::reports {

/// A page that needs nothing besides itself: no scripts, no fonts and nothing from elsewhere. It follows the
/// reader's light or dark scheme and prints on any paper. It is well-formed XML as well.
[[nodiscard]] std::string htmlReport(const Report& report);

}  // namespace barline::exporting::reports
