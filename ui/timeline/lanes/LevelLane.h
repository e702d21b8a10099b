#pragma once

#include "ui/timeline/lanes/Lane.h"

namespace barline::ui {

/// RMS level over time, in dBFS.
[[nodiscard]] LaneDeclaration levelLane();

}  // namespace barline::ui
