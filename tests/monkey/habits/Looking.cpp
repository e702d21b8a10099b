#include <array>

#include "tests/monkey/habits/Habit.h"
#include "ui/timeline/TimelineView.h"

namespace barline::monkey {
namespace {

void zoom(Hand& hand) {
  auto& timeline = hand.window.timeline();
  hand.wheel(timeline, hand.anyPoint(timeline), hand.random.between(-8, 8));
}

void scroll(Hand& hand) {
  auto& timeline = hand.window.timeline();
  const QPoint at = hand.anyPoint(timeline);
  switch (hand.random.below(3)) {
    case 0:
      return hand.wheel(timeline, at, hand.random.between(-8, 8), Qt::ShiftModifier);
    case 1:
      return hand.drag(timeline, at, hand.anyPoint(timeline), Qt::AltModifier);
    default:
      return hand.drag(timeline, at, hand.anyPoint(timeline), Qt::NoModifier, Qt::MiddleButton);
  }
}

void select(Hand& hand) {
  auto& timeline = hand.window.timeline();
  const QPoint at = hand.anyPoint(timeline);
  if (hand.random.chance(30)) return hand.doubleClick(timeline, at);
  hand.drag(timeline, at, {hand.anyPoint(timeline).x(), at.y()},
            hand.random.chance(20) ? Qt::ShiftModifier : Qt::NoModifier);
}

void step(Hand& hand) {
  hand.window.timeline().setFocus();
  constexpr std::array kKeys{Qt::Key_Left,  Qt::Key_Right, Qt::Key_Home,   Qt::Key_End,   Qt::Key_Plus,
                             Qt::Key_Minus, Qt::Key_F,     Qt::Key_Escape, Qt::Key_Right, Qt::Key_Left};
  constexpr std::array<Qt::KeyboardModifiers, 4> kModifiers{
      Qt::NoModifier, Qt::ShiftModifier, Qt::ControlModifier, Qt::ControlModifier | Qt::ShiftModifier};
  hand.key(hand.random.pick(kKeys), hand.random.pick(kModifiers));
}

void useLanes(Hand& hand) {
  auto& timeline = hand.window.timeline();
  const std::vector<ui::LaneInfo> lanes = timeline.lanes();
  const ui::LaneInfo& lane =
      lanes[static_cast<std::size_t>(hand.random.below(static_cast<int>(lanes.size())))];
  switch (hand.random.below(5)) {
    case 0:
      return timeline.setLaneVisible(lane.id, !lane.visible);
    case 1:
      return timeline.setLaneFolded(lane.id, !lane.folded);
    case 2:
      return timeline.moveLane(lane.id, hand.random.between(-3, 3));
    case 3:
      return timeline.setLaneHeight(lane.id, hand.random.between(0, 400));
    default:
      // Lanes end at their borders, on the left there are their titles.
      return hand.drag(timeline, hand.anyPoint(timeline) * 0.1, hand.anyPoint(timeline) * 0.1);
  }
}

void lookAt(Hand& hand) {
  auto& timeline = hand.window.timeline();
  for (int i = 0; i < 4; ++i) hand.move(timeline, hand.anyPoint(timeline));
}

void openSecond(Hand& hand) {
  hand.trigger("view.second_track");
}

}  // namespace

std::vector<Habit> lookingHabits() {
  return {{"zoom", 10, zoom},     {"scroll", 6, scroll}, {"select", 10, select},         {"step", 8, step},
          {"lanes", 3, useLanes}, {"look", 6, lookAt},   {"second track", 1, openSecond}};
}

}  // namespace barline::monkey
