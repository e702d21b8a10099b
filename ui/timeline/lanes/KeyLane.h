#pragma once

#include "ui/timeline/lanes/Lane.h"

namespace barline::ui {

/// Keys as they change, with their Camelot code.
[[nodiscard]] LaneDeclaration keyLane();

}  // namespace barline::ui
