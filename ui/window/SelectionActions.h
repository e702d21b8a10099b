#pragma once

class QMenu;

namespace barline::ui {

class TimelineView;

/// Adds the commands that select in a timeline, and what a selection snaps to.
void addSelectionActions(QMenu& menu, TimelineView& timeline);

}  // namespace barline::ui
