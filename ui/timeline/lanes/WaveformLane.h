#pragma once

#include "ui/timeline/lanes/Lane.h"

namespace barline::ui {

/// Three bands mirrored, the beat grid over them and its confidence above; single samples at deep zoom.
[[nodiscard]] LaneDeclaration waveformLane();

}  // namespace barline::ui
