#pragma once

#include "ui/timeline/lanes/Lane.h"

namespace barline::ui {

/// Momentary and short-term loudness, with the integrated loudness dashed.
[[nodiscard]] LaneDeclaration loudnessLane();

}  // namespace barline::ui
