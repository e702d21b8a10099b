#include <array>

#include "tests/monkey/OddText.h"
#include "tests/monkey/habits/Habit.h"
#include "ui/harmony/SpanField.h"
#include "ui/timeline/TimelineView.h"

namespace barline::monkey {
namespace {

void editGrid(Hand& hand) {
  constexpr std::array kCommands{
      "grid.edit",          "grid.task_move",  "grid.task_add",   "grid.task_remove",  "grid.snapping",
      "grid.previous_beat", "grid.next_beat",  "grid.insert",     "grid.delete",       "grid.downbeat",
      "grid.tap",           "grid.tap",        "grid.tap",        "grid.use_taps",     "grid.earlier_10",
      "grid.later_1",       "grid.half_later", "grid.half_tempo", "grid.double_tempo", "grid.two_thirds",
      "grid.three_halves",  "grid.fit",        "grid.snap",       "grid.runner_up",    "grid.metre_3_4",
      "grid.metre_7_8",     "grid.metre_4_4",  "grid.reach_here", "grid.reach_end",    "grid.reach_verified"};
  for (int i = hand.random.between(1, 5); i > 0; --i) {
    if (!hand.trigger(hand.random.pick(kCommands))) hand.trigger("grid.edit");
  }
}

void dragBeats(Hand& hand) {
  hand.trigger("grid.edit");
  auto& timeline = hand.window.timeline();
  const QPoint from = hand.anyPoint(timeline);
  hand.drag(timeline, from, from + QPoint(hand.random.between(-30, 30), 0), hand.anyModifiers());
}

void editHarmony(Hand& hand) {
  constexpr std::array kCommands{"harmony.next",           "harmony.previous",    "harmony.lane_below",
                                 "harmony.lane_above",     "harmony.split",       "harmony.join_next",
                                 "harmony.join_previous",  "harmony.remove",      "harmony.transpose_up",
                                 "harmony.transpose_down", "harmony.draw_section"};
  hand.window.timeline().setFocus();
  for (int i = hand.random.between(1, 4); i > 0; --i) hand.trigger(hand.random.pick(kCommands));
}

void typeHarmony(Hand& hand) {
  constexpr std::array kCommands{"harmony.change", "harmony.change", "harmony.chord_over_selection",
                                 "harmony.key_over_selection", "harmony.key_from_here"};
  hand.window.timeline().setFocus();
  if (hand.random.chance(70)) hand.trigger("harmony.next");
  hand.trigger(hand.random.pick(kCommands));
  auto* field = hand.window.findChild<ui::SpanField*>();
  if (field == nullptr || !field->isVisible()) return;
  field->setFocus();
  hand.type(harmonyText(hand.random));
  hand.key(hand.random.chance(85) ? Qt::Key_Return : Qt::Key_Escape);
}

void askForTimelineMenu(Hand& hand) {
  auto& timeline = hand.window.timeline();
  hand.askForMenu(timeline, hand.anyPoint(timeline));
}

void review(Hand& hand) {
  constexpr std::array kCommands{"review.next",   "review.previous",  "review.accept",
                                 "review.accept", "review.runner_up", "edit.compare"};
  hand.trigger(hand.random.pick(kCommands));
}

void undo(Hand& hand) {
  for (int i = hand.random.between(1, 8); i > 0; --i) hand.trigger("edit.undo");
}

void redo(Hand& hand) {
  for (int i = hand.random.between(1, 8); i > 0; --i) hand.trigger("edit.redo");
}

/// Puts one thing right and, mostly, changes its mind: as many steps back as that took.
void correctAndUndo(Hand& hand) {
  const ui::EditController& edits = hand.window.workspace().edits();
  if (!edits.canEdit()) return;
  const std::size_t before = edits.history().applied;
  using Correct = void (*)(Hand&);
  constexpr std::array<Correct, 4> kCorrections{editGrid, dragBeats, editHarmony,
                                                typeHarmony};  // beats; chords, keys and sections
  hand.random.pick(kCorrections)(hand);
  if (hand.random.chance(20)) return;
  for (std::size_t now = edits.history().applied; now > before; --now) {
    if (!hand.trigger("edit.undo")) return;
  }
}

void revertAll(Hand& hand) {
  hand.trigger("edit.revert_track");
}

}  // namespace

std::vector<Habit> editingHabits() {
  return {{"edit beats", 8, editGrid},
          {"drag beats", 4, dragBeats},
          {"edit harmony", 8, editHarmony},
          {"type harmony", 8, typeHarmony},
          {"menu of the timeline", 4, askForTimelineMenu},
          {"review", 4, review},
          {"undo", 5, undo},
          {"redo", 3, redo},
          {"correct and undo", 6, correctAndUndo},
          {"revert all", 1, revertAll}};
}

}  // namespace barline::monkey
