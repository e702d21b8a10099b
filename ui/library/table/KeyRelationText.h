#pragma once

#include <QString>

#include "engine/search/CompatibleKeys.h"

namespace barline::ui {

/// "relative", "a fifth up": how a key lies to another, in the middle of a sentence.
[[nodiscard]] QString keyRelationText(search::KeyRelation relation);

}  // namespace barline::ui
