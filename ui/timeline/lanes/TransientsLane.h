#pragma once

#include "ui/timeline/lanes/Lane.h"

namespace barline::ui {

/// Where something clearly begins: a triangle for each transient, as high as it is strong.
[[nodiscard]] LaneDeclaration transientsLane();

}  // namespace barline::ui
