#include <array>

#include "tests/monkey/habits/Habit.h"
#include "ui/timeline/TimelineView.h"

namespace barline::monkey {
namespace {

void play(Hand& hand) {
  constexpr std::array kCommands{"play",        "play",   "playSelection", "playWithPreRoll",
                                 "previousBar", "nextBar"};
  hand.trigger(hand.random.pick(kCommands));
}

void seek(Hand& hand) {
  auto& timeline = hand.window.timeline();
  hand.click(timeline, hand.anyPoint(timeline));
}

void scrub(Hand& hand) {
  auto& timeline = hand.window.timeline();
  hand.drag(timeline, {hand.random.below(timeline.width()), 60}, {hand.random.below(timeline.width()), 60});
}

void loop(Hand& hand) {
  constexpr std::array kCommands{"loop",    "loopBegin", "loopEnd",    "loopSelection",
                                 "loopBar", "loopBars",  "loopSection"};
  hand.trigger(hand.random.pick(kCommands));
}

void changeSound(Hand& hand) {
  constexpr std::array kKeys{Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_Home};
  hand.window.timeline().setFocus();
  if (hand.random.chance(50))
    return hand.key(hand.random.pick(kKeys),
                    Qt::ControlModifier | (hand.random.chance(50) ? Qt::ShiftModifier : Qt::NoModifier));
  constexpr std::array kCommands{"soloMid", "soloSide", "soloLowBand", "soloLeft", "soloHighBand",
                                 "faster",  "slower",   "higher",      "lower",    "originalRate"};
  hand.trigger(hand.random.pick(kCommands));
}

}  // namespace

std::vector<Habit> listeningHabits() {
  return {{"play", 8, play},
          {"seek", 8, seek},
          {"scrub", 3, scrub},
          {"loop", 4, loop},
          {"sound", 3, changeSound}};
}

}  // namespace barline::monkey
