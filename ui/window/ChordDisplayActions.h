#pragma once

class QMenu;

namespace barline::ui {

class TimelineView;

/// Adds the choice of how chords are written: notation, sharps or flats, transposition and capo.
void addChordDisplayActions(QMenu& menu, TimelineView& timeline);

}  // namespace barline::ui
