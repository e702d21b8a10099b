#include "ui/window/SelectionActions.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <array>
#include <functional>

#include "ui/timeline/TimelineView.h"

namespace barline::ui {
namespace {

QString selectionText(const char* source) {
  return QCoreApplication::translate("Selection", source);
}

void add(QMenu& menu, const char* name, const char* title, const char* keys, std::function<void()> run) {
  QAction* action = menu.addAction(selectionText(title), std::move(run));
  action->setObjectName(QLatin1String(name));
  if (keys != nullptr) action->setShortcut(QKeySequence(QLatin1String(keys)));
}

void addSnapActions(QMenu& menu, TimelineView& timeline) {
  struct Choice {
    SnapUnit unit;
    const char* name;
    const char* title;
  };
  constexpr std::array<Choice, 4> kChoices{
      Choice{SnapUnit::Beat, "snapToBeats", QT_TRANSLATE_NOOP("Selection", "Snap to b&eats")},
      {SnapUnit::Bar, "snapToBars", QT_TRANSLATE_NOOP("Selection", "Snap to b&ars")},
      {SnapUnit::Section, "snapToSections", QT_TRANSLATE_NOOP("Selection", "Snap to se&ctions")},
      {SnapUnit::Off, "snapOff", QT_TRANSLATE_NOOP("Selection", "&Do not snap")}};
  auto* group = new QActionGroup(&menu);
  for (const Choice& choice : kChoices) {
    QAction* action = menu.addAction(selectionText(choice.title));
    action->setObjectName(QLatin1String(choice.name));
    action->setCheckable(true);
    action->setChecked(timeline.snap() == choice.unit);
    group->addAction(action);
    QObject::connect(action, &QAction::triggered, &timeline,
                     [&timeline, unit = choice.unit] { timeline.setSnap(unit); });
    QObject::connect(&timeline, &TimelineView::snapChanged, action,
                     [action, own = choice.unit](SnapUnit unit) { action->setChecked(unit == own); });
  }
}

}  // namespace

void addSelectionActions(QMenu& menu, TimelineView& timeline) {
  add(menu, "selectBar", QT_TRANSLATE_NOOP("Selection", "Select &bar"), "Shift+B",
      [&timeline] { timeline.selectUnit(SnapUnit::Bar); });
  add(menu, "selectChord", QT_TRANSLATE_NOOP("Selection", "Select c&hord"), "Shift+C",
      [&timeline] { timeline.selectChord(); });
  add(menu, "selectSection", QT_TRANSLATE_NOOP("Selection", "Select &section"), "Shift+S",
      [&timeline] { timeline.selectUnit(SnapUnit::Section); });
  // Without a shortcut of the window's: in lists and text fields Ctrl+A is theirs, in the timeline its own.
  add(menu, "selectAll", QT_TRANSLATE_NOOP("Selection", "Select &whole track"), nullptr,
      [&timeline] { timeline.selectAll(); });
  add(menu, "selectNothing", QT_TRANSLATE_NOOP("Selection", "Select &nothing"), nullptr,
      [&timeline] { timeline.setSelection(std::nullopt); });
  menu.addSeparator();
  add(menu, "selectionEndOn", QT_TRANSLATE_NOOP("Selection", "Move e&nd on"), "Ctrl+Shift+Right",
      [&timeline] { timeline.moveSelectionEnd(1); });
  add(menu, "selectionEndBack", QT_TRANSLATE_NOOP("Selection", "Move en&d back"), "Ctrl+Shift+Left",
      [&timeline] { timeline.moveSelectionEnd(-1); });
  add(menu, "selectionBeginOn", QT_TRANSLATE_NOOP("Selection", "Move be&ginning on"), "Alt+Shift+Right",
      [&timeline] { timeline.moveSelectionBegin(1); });
  add(menu, "selectionBeginBack", QT_TRANSLATE_NOOP("Selection", "Move beg&inning back"), "Alt+Shift+Left",
      [&timeline] { timeline.moveSelectionBegin(-1); });
  menu.addSeparator();
  addSnapActions(menu, timeline);
}

}  // namespace barline::ui
