#include <QAction>
#include <QDialog>
#include <QFileDialog>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

#include "tests/monkey/OddText.h"
#include "tests/monkey/habits/Habit.h"
#include "ui/library/TrackRow.h"

namespace barline::monkey {
namespace {

/// A path in the sandbox for what the dialog asks, existing or not.
std::filesystem::path anyPath(Hand& hand, const QFileDialog& dialog) {
  Sandbox& sandbox = hand.sandbox;
  if (dialog.fileMode() == QFileDialog::Directory) {
    return hand.random.chance(60) ? sandbox.home() / "Music"
                                  : sandbox.home() / "Documents" / std::to_string(hand.random.below(4));
  }
  if (dialog.acceptMode() == QFileDialog::AcceptSave)
    return sandbox.home() / "Documents" / ("saved" + std::to_string(hand.random.below(6)));
  switch (hand.random.below(4)) {
    case 0:
      return hand.random.pick(sandbox.oddities());
    case 1:
      return sandbox.home() / "Documents" /
             ("saved" + std::to_string(hand.random.below(6)) + ".barline-library");
    case 2:
      return hand.random.pick(sandbox.documents());
    default:
      return hand.random.pick(sandbox.songs());
  }
}

void answer(Hand& hand, QFileDialog& dialog) {
  auto* name = dialog.findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
  if (name == nullptr || hand.random.chance(25)) return dialog.reject();
  name->setText(ui::pathText(anyPath(hand, dialog)));
  hand.click(*name, name->rect().center());
  QTimer::singleShot(0, &dialog, [name] { name->clearFocus(); });
  QMetaObject::invokeMethod(&dialog, "accept");
}

/// Presses any of the buttons at the bottom.
void decide(Hand& hand, QWidget& dialog) {
  auto* button = hand.anyIn<QPushButton>(dialog);
  if (button != nullptr && hand.random.chance(70)) return hand.click(*button, button->rect().center());
  if (auto* asked = qobject_cast<QDialog*>(&dialog)) {
    asked->reject();
  } else {
    dialog.close();
  }
}

}  // namespace

void dealWithPopup(Hand& hand, QWidget& popup) {
  auto* menu = qobject_cast<QMenu*>(&popup);
  if (menu == nullptr) {
    if (hand.random.chance(30)) return hand.key(Qt::Key_Down);
    if (hand.random.chance(30)) return hand.key(Qt::Key_Return);
    popup.close();
    return;
  }
  std::vector<QAction*> all;
  for (QAction* action : menu->actions()) {
    if (action->isEnabled() && action->isVisible() && !action->isSeparator()) all.push_back(action);
  }
  if (all.empty() || hand.random.chance(20)) return hand.key(Qt::Key_Escape);
  menu->setActiveAction(hand.random.pick(all));
  hand.key(Qt::Key_Return);
}

void dealWithDialog(Hand& hand, QWidget& dialog) {
  if (auto* files = qobject_cast<QFileDialog*>(&dialog)) return answer(hand, *files);
  if (qobject_cast<QMessageBox*>(&dialog) != nullptr || hand.random.chance(12)) return decide(hand, dialog);
  if (auto* input = qobject_cast<QInputDialog*>(&dialog)) {
    if (auto* field = hand.anyIn<QLineEdit>(*input)) field->setFocus();
    return hand.fill(oddText(hand.random));
  }
  if (auto* widget = hand.anyIn<QWidget>(dialog)) hand.use(*widget);
}

}  // namespace barline::monkey
