#pragma once

class QAction;
class QMenu;

namespace barline::ui {

class TimelineView;

/// Adds whether the timeline follows the playhead, and which of them moves.
/// @return the first of these
QAction* addFollowActions(QMenu& menu, TimelineView& timeline);

/// Adds which lanes are shown and folded, and their usual heights.
void addLaneActions(QMenu& menu, TimelineView& timeline);

/// Adds how the timeline's waveform is drawn.
void addWaveformActions(QMenu& menu, TimelineView& timeline);

}  // namespace barline::ui
