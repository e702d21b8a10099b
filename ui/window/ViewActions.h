#pragma once

class QMenu;

namespace barline::ui {

class TimelineView;

/// Adds how the timeline's waveform is drawn.
void addWaveformActions(QMenu& menu, TimelineView& timeline);

}  // namespace barline::ui
