#pragma once

#include <QString>

#include "engine/edits/GridBasis.h"
#include "engine/model/Edit.h"

namespace barline::ui {

/// What an edit of the grid has done: "Moved beat 70.4 by −91 ms".
[[nodiscard]] QString doneText(const model::EditName& name);

/// "−91 ms"; a change later has its plus sign.
[[nodiscard]] QString millisecondsText(double seconds);

/// "To next verified"
[[nodiscard]] QString reachText(edits::Reach reach);

}  // namespace barline::ui
