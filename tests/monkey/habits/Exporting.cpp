#include <QPointer>
#include <QPushButton>
#include <array>

#include "tests/monkey/habits/Habit.h"
#include "ui/exporting/ExportDialog.h"

namespace barline::monkey {
namespace {

void choose(Hand& hand, ui::ExportDialog& dialog) {
  const QPointer<QWidget> there(&dialog);
  for (int i = hand.random.below(4); i > 0 && there && there->isVisible(); --i) {
    if (auto* widget = hand.anyIn<QWidget>(dialog)) hand.use(*widget);
  }
}

/// Opens the window, changes a few things in it or nothing, and starts. What it asks and how it ends is dealt
/// with as what is in front.
void takeElsewhere(Hand& hand) {
  constexpr std::array kCommands{"file.export", "file.export", "file.export_chunks", "file.make_dataset",
                                 "file.report"};
  if (!hand.trigger(hand.random.pick(kCommands))) return;
  const QPointer<ui::ExportDialog> dialog(hand.window.findChild<ui::ExportDialog*>());
  if (!dialog) return;
  choose(hand, *dialog);
  if (!dialog || !dialog->isVisible()) return;
  auto* start = dialog->findChild<QPushButton*>(QStringLiteral("start"));
  if (start != nullptr && start->isVisible() && start->isEnabled())
    hand.click(*start, start->rect().center());
}

}  // namespace

std::vector<Habit> exportingHabits() {
  return {{"export", 3, takeElsewhere}};
}

}  // namespace barline::monkey
