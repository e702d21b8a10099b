#pragma once

#include <vector>

#include "tests/monkey/Hand.h"

namespace barline::monkey {

/// Something that people do.
struct Habit {
  const char* name;
  int weight;  ///< how often, beside the others
  void (*act)(Hand& hand);
};

/// Looking at the open track: zoom, scroll, select, look closer.
[[nodiscard]] std::vector<Habit> lookingHabits();
/// Correcting it: beats, chords, keys, sections, marks; undo and redo.
[[nodiscard]] std::vector<Habit> editingHabits();
/// Listening to it.
[[nodiscard]] std::vector<Habit> listeningHabits();
/// Adding files, looking for tracks, sorting, tagging, crates.
[[nodiscard]] std::vector<Habit> libraryHabits();
/// Taking tracks elsewhere: timelines, chunks, datasets, reports.
[[nodiscard]] std::vector<Habit> exportingHabits();
/// Pages, themes, sizes, menus, dialogs, and whatever else can be clicked.
[[nodiscard]] std::vector<Habit> windowHabits();

/// What somebody does with the menu, the question or the window that is open in front of the others.
void dealWithPopup(Hand& hand, QWidget& popup);
void dealWithDialog(Hand& hand, QWidget& dialog);

}  // namespace barline::monkey
