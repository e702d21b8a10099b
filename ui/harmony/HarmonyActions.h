#pragma once

class QMenu;

namespace barline::ui {

class HarmonyEditor;

/// Adds the commands that correct chords, keys and sections, with their keys.
void addHarmonyActions(QMenu& menu, HarmonyEditor& editor);

}  // namespace barline::ui
