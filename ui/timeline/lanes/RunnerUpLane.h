#pragma once

#include "ui/timeline/lanes/Lane.h"

namespace barline::ui {

/// The likeliest other reading of the grid: where its beats and bars would be.
[[nodiscard]] LaneDeclaration runnerUpLane();

/// "twice as fast", "bars 2 beats later", "3/4": what a reading would change.
[[nodiscard]] QString alternativeText(const model::GridAlternative& alternative);

}  // namespace barline::ui
