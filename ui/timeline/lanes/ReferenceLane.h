#pragma once

#include "ui/timeline/lanes/Lane.h"

namespace barline::ui {

/// A reference and where the track differs from it: its sections, chords and beats in rows, with a mark of
/// its own for each kind of difference (ring: missing in the track, cross: not in the reference, arrow:
/// shifted, square: another downbeat, hatching: another chord).
[[nodiscard]] LaneDeclaration referenceLane();

}  // namespace barline::ui
