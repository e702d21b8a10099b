#pragma once

#include <QJsonObject>

#include "engine/playback/SoundSettings.h"

namespace barline::ui {

/// What a person has set, to be kept until the next time; solo is not, which would be taken for a fault then.
[[nodiscard]] QJsonObject saveSound(const playback::SoundSettings& sound);
/// Missing and malformed values are as usual, others within their limits.
[[nodiscard]] playback::SoundSettings restoreSound(const QJsonObject& state);

}  // namespace barline::ui
