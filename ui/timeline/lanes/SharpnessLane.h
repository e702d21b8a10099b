#pragma once

#include "ui/timeline/lanes/Lane.h"

namespace barline::ui {

/// Sharpness over time, in acum.
[[nodiscard]] LaneDeclaration sharpnessLane();

}  // namespace barline::ui
