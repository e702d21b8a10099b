#pragma once

#include "ui/timeline/lanes/Lane.h"

namespace barline::ui {

/// Roughness over time, in asper.
[[nodiscard]] LaneDeclaration roughnessLane();

}  // namespace barline::ui
