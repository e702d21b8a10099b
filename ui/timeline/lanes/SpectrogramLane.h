#pragma once

#include "ui/timeline/lanes/Lane.h"

namespace barline::ui {

/// Levels over time and a logarithmic frequency axis of nine octaves, brighter for louder.
[[nodiscard]] LaneDeclaration spectrogramLane();

}  // namespace barline::ui
