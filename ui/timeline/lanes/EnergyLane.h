#pragma once

#include "ui/timeline/lanes/Lane.h"

namespace barline::ui {

/// The energy of the music over time, from 1, calm, to 10.
[[nodiscard]] LaneDeclaration energyLane();

}  // namespace barline::ui
