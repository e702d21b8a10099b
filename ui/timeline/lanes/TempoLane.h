#pragma once

#include "ui/timeline/lanes/Lane.h"

namespace barline::ui {

/// Local tempo, with a dot on each downbeat.
[[nodiscard]] LaneDeclaration tempoLane();

}  // namespace barline::ui
