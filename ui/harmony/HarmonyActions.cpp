#include "ui/harmony/HarmonyActions.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <functional>

#include "ui/harmony/HarmonyEditor.h"

namespace barline::ui {
namespace {

void add(QMenu& menu, const char* name, const char* title, const char* keys, std::function<void()> run) {
  QAction* action = menu.addAction(QCoreApplication::translate("Harmony", title), std::move(run));
  action->setObjectName(QLatin1String(name));
  if (keys != nullptr) action->setShortcut(QKeySequence(QLatin1String(keys)));
}

}  // namespace

void addHarmonyActions(QMenu& menu, HarmonyEditor& editor) {
  using edits::Neighbour;
  add(menu, "harmony.next", QT_TRANSLATE_NOOP("Harmony", "&Next chord, key or section"), "Alt+Right",
      [&editor] { editor.moveBy(1); });
  add(menu, "harmony.previous", QT_TRANSLATE_NOOP("Harmony", "&Previous chord, key or section"), "Alt+Left",
      [&editor] { editor.moveBy(-1); });
  add(menu, "harmony.lane_below", QT_TRANSLATE_NOOP("Harmony", "In the lane &below"), "Alt+Down",
      [&editor] { editor.moveLane(1); });
  add(menu, "harmony.lane_above", QT_TRANSLATE_NOOP("Harmony", "In the lane &above"), "Alt+Up",
      [&editor] { editor.moveLane(-1); });
  menu.addSeparator();
  add(menu, "harmony.change", QT_TRANSLATE_NOOP("Harmony", "&Change…"), "F2",
      [&editor] { editor.requestEntry(); });
  add(menu, "harmony.chord_over_selection", QT_TRANSLATE_NOOP("Harmony", "C&hord over the selection…"),
      "Ctrl+F2", [&editor] { editor.requestEntryOverSelection(model::EditLayer::Chords); });
  add(menu, "harmony.key_over_selection", QT_TRANSLATE_NOOP("Harmony", "&Key over the selection…"), nullptr,
      [&editor] { editor.requestEntryOverSelection(model::EditLayer::Key); });
  add(menu, "harmony.key_from_here", QT_TRANSLATE_NOOP("Harmony", "Key f&rom the playhead…"), "Ctrl+Shift+K",
      [&editor] { editor.requestKeyFromPlayhead(); });
  add(menu, "harmony.split", QT_TRANSLATE_NOOP("Harmony", "&Split at the playhead"), "S",
      [&editor] { editor.splitAtPlayhead(); });
  add(menu, "harmony.join_next", QT_TRANSLATE_NOOP("Harmony", "&Join with the next one"), "J",
      [&editor] { editor.join(Neighbour::Next); });
  add(menu, "harmony.join_previous", QT_TRANSLATE_NOOP("Harmony", "Join &with the one before"), "Shift+J",
      [&editor] { editor.join(Neighbour::Previous); });
  add(menu, "harmony.remove", QT_TRANSLATE_NOOP("Harmony", "N&o chord; remove the section"), "Delete",
      [&editor] { editor.remove(); });
  menu.addSeparator();
  add(menu, "harmony.transpose_up", QT_TRANSLATE_NOOP("Harmony", "&Transpose chords up a semitone"),
      "Alt+Shift+Up", [&editor] { editor.transpose(1); });
  add(menu, "harmony.transpose_down", QT_TRANSLATE_NOOP("Harmony", "Transpose chords &down a semitone"),
      "Alt+Shift+Down", [&editor] { editor.transpose(-1); });
  add(menu, "harmony.draw_section", QT_TRANSLATE_NOOP("Harmony", "Section &from the selection"),
      "Ctrl+Shift+B", [&editor] { editor.drawSection(std::nullopt); });
}

}  // namespace barline::ui
