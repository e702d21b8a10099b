#pragma once

#include "ui/timeline/lanes/Lane.h"

namespace barline::ui {

/// Sharpness over time, in acum; gaps where it is too quiet to tell.
[[nodiscard]] LaneDeclaration sharpnessLane();

}  // namespace barline::ui
