#pragma once

#include "ui/timeline/lanes/Lane.h"

namespace barline::ui {

/// How loud the track is heard over time, in sone.
[[nodiscard]] LaneDeclaration perceivedLoudnessLane();

}  // namespace barline::ui
