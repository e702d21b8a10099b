#pragma once

#include "ui/timeline/lanes/Lane.h"

namespace barline::ui {

/// Share of each pitch class over time, C at the bottom, at the track's own tuning.
[[nodiscard]] LaneDeclaration chromagramLane();

}  // namespace barline::ui
