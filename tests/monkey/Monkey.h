#pragma once

#include <QObject>
#include <QPointer>
#include <functional>
#include <vector>

#include "tests/monkey/Hand.h"
#include "tests/monkey/habits/Habit.h"

namespace barline::monkey {

class Watch;

/// Does one thing after another in a window, from within the event loop, as fast as the window lets it: so
/// dialogs and menus that run a loop of their own are used as well. Lives as long as the window is used.
class Monkey final : public QObject {
  Q_OBJECT

 public:
  /// All outlive the monkey.
  Monkey(Watch& watch, Random& random, Sandbox& sandbox, ui::MainWindow& window);

  /// Does so many acts, or fewer where the window is closed or it is enough. Returns with no dialog open.
  void run(int acts, const std::function<bool()>& enough);
  [[nodiscard]] int done() const { return done_; }

 private:
  void next();
  void act();
  void actWithin();
  /// Closes what is open in front of the window. @return false where nothing was
  bool closeFront();
  /// Closes all of it.
  void tidyUp();

  Watch& watch_;
  Random& random_;
  Hand hand_;
  QPointer<ui::MainWindow> window_;
  std::vector<Habit> habits_;
  int weights_{};
  int left_{};
  int done_{};
  int depth_{};  // acts that have opened a loop of their own and wait for it
  int level_{};  // loops of its caller
  std::function<bool()> enough_;
};

}  // namespace barline::monkey
