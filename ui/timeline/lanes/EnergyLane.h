#pragma once

#include "ui/timeline/lanes/Lane.h"

namespace barline::ui {

/// RMS level.
[[nodiscard]] LaneDeclaration energyLane();

}  // namespace barline::ui
