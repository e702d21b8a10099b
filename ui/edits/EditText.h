#pragma once

#include <QString>

#include "engine/model/Edit.h"

namespace barline::ui {

/// What an edit did, as people say it: "Move beat 70.4 by −91 ms". An action that this version does not know
/// is "Edit".
[[nodiscard]] QString editText(const model::EditName& name);

}  // namespace barline::ui
