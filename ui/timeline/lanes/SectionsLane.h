#pragma once

#include "ui/timeline/lanes/Lane.h"

namespace barline::ui {

/// The form of the track: sections with their group's colour and letter, what they are, and their bars.
[[nodiscard]] LaneDeclaration sectionsLane();

}  // namespace barline::ui
