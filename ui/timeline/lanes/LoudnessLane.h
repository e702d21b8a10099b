#pragma once

#include "ui/timeline/lanes/Lane.h"

namespace barline::ui {

/// Momentary and short-term loudness, with the integrated loudness dashed and the chosen target as a line.
[[nodiscard]] LaneDeclaration loudnessLane();

}  // namespace barline::ui
