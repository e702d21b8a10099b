#pragma once

#include "ui/timeline/lanes/Lane.h"

namespace barline::ui {

/// Chords as they change: name, and numeral in the key; tinted by root, double foot for minor.
[[nodiscard]] LaneDeclaration chordsLane();

}  // namespace barline::ui
