#pragma once

#include "ui/timeline/lanes/Lane.h"

namespace barline::ui {

/// Local tempo, with a dot on each downbeat.
[[nodiscard]] LaneDeclaration tempoLane();

/// What the lane is captioned with: tempo and stability of the track where all of its steady stretches are in
/// view, else of those that are, saying so; empty where none is. @param view seconds
[[nodiscard]] QString tempoCaption(const model::TempoMap& tempo, const model::TimeRange& view);

}  // namespace barline::ui
