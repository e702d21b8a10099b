#pragma once

#include "engine/model/Timeline.h"
#include "ui/timeline/TimelineView.h"

namespace barline::ui {

/// What a timeline knows about one moment. Interface thread: its texts are translated.
[[nodiscard]] PointerReadout readout(const model::Timeline& timeline, double time, const Theme& theme,
                                     const model::ChordDisplay& display = {});

/// As a sentence, for screen readers: "Bar 67, beat 2, chord G, confidence 0.30, runner-up E minor 7".
[[nodiscard]] QString spokenReadout(const PointerReadout& readout);

}  // namespace barline::ui
