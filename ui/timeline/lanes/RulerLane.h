#pragma once

#include "ui/timeline/lanes/Lane.h"

namespace barline::ui {

/// Time above, bar and beat numbers below.
[[nodiscard]] LaneDeclaration rulerLane();

}  // namespace barline::ui
