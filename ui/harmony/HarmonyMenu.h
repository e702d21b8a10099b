#pragma once

#include "engine/model/Edit.h"

class QMenu;

namespace barline::ui {

class HarmonyEditor;

/// What can be done with the current chord, key or section. @param time where the menu was asked for, seconds
void fillHarmonyMenu(QMenu& menu, HarmonyEditor& editor, model::EditLayer layer, double time);

}  // namespace barline::ui
