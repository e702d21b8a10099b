#pragma once

#include <QString>

#include "engine/model/MusicalKey.h"

namespace barline::ui {

/// A typed search, changed so that it asks for this key in place of the keys that it asked for; no longer for
/// any where it was this one already. Other terms stay as they are.
[[nodiscard]] QString searchForKey(const QString& search, const model::MusicalKey& key);

}  // namespace barline::ui
