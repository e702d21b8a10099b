#pragma once

#include <QString>

#include "engine/export/report/Report.h"

namespace barline::app {

/// What a report says as lines of text, without its pictures.
[[nodiscard]] QString reportOutline(const exporting::reports::Report& report);

}  // namespace barline::app
