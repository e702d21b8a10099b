#pragma once

#include "ui/timeline/lanes/Lane.h"

namespace barline::ui {

/// The whole track in bands, with a diamond wherever something is doubtful.
[[nodiscard]] LaneDeclaration overviewLane();

}  // namespace barline::ui
