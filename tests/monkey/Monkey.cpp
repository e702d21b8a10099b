#include "tests/monkey/Monkey.h"

#include <QDialog>
#include <QDrag>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QThread>
#include <QTimer>

#include "tests/monkey/Watch.h"

namespace barline::monkey {
namespace {

constexpr int kPause = 1;         // ms, so that everything else comes to its turn
constexpr int kDeepest = 4;       // loops within each other
constexpr int kTidying = 10'000;  // ms in which what is open can be closed: some ends its work first

/// What is in front of everything else; null for nothing.
QWidget* dialogInFront() {
  if (QWidget* modal = QApplication::activeModalWidget()) return modal;
  for (QWidget* widget : QApplication::topLevelWidgets()) {
    if (widget->isVisible() && qobject_cast<QDialog*>(widget) != nullptr) return widget;
  }
  return nullptr;
}

}  // namespace

Monkey::Monkey(Watch& watch, Random& random, Sandbox& sandbox, ui::MainWindow& window)
    : watch_(watch), random_(random), hand_{random, sandbox, window}, window_(&window) {
  for (const auto& habits : {lookingHabits(), editingHabits(), listeningHabits(), libraryHabits(),
                             exportingHabits(), windowHabits()}) {
    habits_.insert(habits_.end(), habits.begin(), habits.end());
  }
  for (const Habit& habit : habits_) weights_ += habit.weight;
}

void Monkey::run(int acts, const std::function<bool()>& enough) {
  left_ = acts;
  enough_ = enough;
  level_ = QThread::currentThread()->loopLevel();
  next();
  while (left_ > 0) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
  tidyUp();
}

void Monkey::next() {
  // A new timer each time: one whose turn is not over does not fire in the loop of a dialog.
  QTimer::singleShot(kPause, this, [this] {
    if (left_ > 0 && (!window_->isVisible() || enough_())) left_ = 0;
    if (left_ == 0) {
      // Where somebody waits for what is in front, only that is closed, and its turn comes before
      // that of what lies behind it, which may own it; it may also open another one.
      if (QThread::currentThread()->loopLevel() > level_) {
        closeFront();
        next();
      }
      return;
    }
    --left_;
    ++done_;
    next();
    ++depth_;
    act();
    --depth_;
  });
}

void Monkey::act() {
  if (depth_ > kDeepest) {
    closeFront();
    return;
  }
  if (QWidget* popup = QApplication::activePopupWidget()) {
    watch_.setAct("popup");
    return dealWithPopup(hand_, *popup);
  }
  if (QWidget* dialog = dialogInFront(); dialog != nullptr && (dialog->isModal() || random_.chance(40))) {
    watch_.setAct("dialog");
    return dealWithDialog(hand_, *dialog);
  }
  if (depth_ > 1) return actWithin();
  int at = random_.below(weights_);
  for (const Habit& habit : habits_) {
    if ((at -= habit.weight) >= 0) continue;
    watch_.setAct(habit.name);
    return habit.act(hand_);
  }
}

void Monkey::actWithin() {
  // Nothing is in front, so something is being dragged.
  watch_.setAct("drag and drop");
  if (random_.chance(30)) return QDrag::cancel();
  auto* widget = hand_.anyIn<QWidget>(*window_);
  if (widget == nullptr) return QDrag::cancel();
  const QPointer<QWidget> there(widget);
  hand_.move(*widget, hand_.anyPoint(*widget));
  if (there && random_.chance(60)) hand_.click(*widget, hand_.anyPoint(*widget));
}

bool Monkey::closeFront() {
  QDrag::cancel();
  if (QWidget* popup = QApplication::activePopupWidget()) {
    popup->close();
  } else if (QWidget* front = dialogInFront()) {
    if (auto* dialog = qobject_cast<QDialog*>(front)) dialog->reject();
    front->close();
  } else {
    return false;
  }
  return true;
}

void Monkey::tidyUp() {
  watch_.setAct("tidy up");
  QElapsedTimer since;
  for (since.start(); since.elapsed() < kTidying;) {
    if (!closeFront()) return;
    QCoreApplication::processEvents(QEventLoop::AllEvents, kPause);
    QThread::msleep(kPause);
  }
  const QWidget* left = QApplication::activePopupWidget();
  if (left == nullptr) left = dialogInFront();
  if (left == nullptr) return;
  watch_.fail(QStringLiteral("a window cannot be closed: %1 \"%2\"")
                  .arg(QLatin1String(left->metaObject()->className()), left->windowTitle()));
}

}  // namespace barline::monkey
