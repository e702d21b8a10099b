#include <QAbstractButton>
#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QSplitterHandle>
#include <array>

#include "tests/monkey/OddText.h"
#include "tests/monkey/habits/Habit.h"
#include "ui/window/Pages.h"

namespace barline::monkey {
namespace {

void changePage(Hand& hand) {
  constexpr std::array kPages{ui::Page::Track, ui::Page::Track, ui::Page::Library, ui::Page::Performance};
  hand.window.pages().show(hand.random.pick(kPages));
}

void changeTheme(Hand& hand) {
  hand.trigger(QStringLiteral("view.theme_%1").arg(hand.random.below(4)));
}

void resize(Hand& hand) {
  if (hand.random.chance(10)) {
    hand.trigger("view.full_screen");
  } else {
    hand.window.resize(hand.random.between(640, 2000), hand.random.between(420, 1200));
  }
}

/// Opens a menu of the bar; what is in it is dealt with as with any popup.
void openMenu(Hand& hand) {
  QMenuBar* bar = hand.anyIn<QMenuBar>(hand.window);
  if (bar == nullptr) return;
  const QList<QAction*> menus = bar->actions();
  QAction* action = hand.random.pick(menus);
  if (action->menu() != nullptr) action->menu()->popup(hand.window.mapToGlobal(QPoint(20, 40)));
}

void pressKey(Hand& hand) {
  constexpr std::array<Qt::KeyboardModifiers, 6> kModifiers{
      Qt::NoModifier,      Qt::NoModifier,  Qt::ShiftModifier,
      Qt::ControlModifier, Qt::AltModifier, Qt::ControlModifier | Qt::ShiftModifier};
  constexpr std::array kKeys{Qt::Key_Tab,   Qt::Key_Backtab, Qt::Key_Return,      Qt::Key_Escape,
                             Qt::Key_Space, Qt::Key_Delete,  Qt::Key_BracketLeft, Qt::Key_BracketRight,
                             Qt::Key_Comma, Qt::Key_Period,  Qt::Key_Semicolon,   Qt::Key_Up,
                             Qt::Key_Down,  Qt::Key_PageUp,  Qt::Key_PageDown,    Qt::Key_F1,
                             Qt::Key_F2,    Qt::Key_F10,     Qt::Key_Insert,      Qt::Key_Menu};
  const bool letter = hand.random.chance(50);
  const auto key =
      letter ? static_cast<Qt::Key>(hand.random.between(Qt::Key_A, Qt::Key_Z)) : hand.random.pick(kKeys);
  hand.key(key, hand.random.pick(kModifiers));
}

void useAnything(Hand& hand) {
  if (auto* widget = hand.anyIn<QWidget>(hand.window)) hand.use(*widget);
}

void useAnyButton(Hand& hand) {
  if (auto* button = hand.anyIn<QAbstractButton>(hand.window)) hand.use(*button);
}

void moveSplitter(Hand& hand) {
  if (auto* handle = hand.anyIn<QSplitterHandle>(hand.window))
    hand.drag(*handle, handle->rect().center(),
              QPoint(hand.random.between(-300, 300), hand.random.between(-300, 300)));
}

void useCommandPalette(Hand& hand) {
  hand.trigger("help.commands");
  hand.type(hand.random.chance(70) ? QString(QChar(hand.random.between('a', 'z'))) : oddText(hand.random));
}

void openHelp(Hand& hand) {
  constexpr std::array kCommands{"help.shortcuts", "help.search", "help.about", "help.demo"};
  hand.trigger(hand.random.pick(kCommands));
}

}  // namespace

std::vector<Habit> windowHabits() {
  return {{"page", 4, changePage},     {"theme", 1, changeTheme},     {"resize", 2, resize},
          {"menu", 5, openMenu},       {"key", 6, pressKey},          {"anything", 12, useAnything},
          {"button", 5, useAnyButton}, {"splitter", 1, moveSplitter}, {"palette", 1, useCommandPalette},
          {"help", 1, openHelp}};
}

}  // namespace barline::monkey
