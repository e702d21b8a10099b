#pragma once

#include <QJsonObject>

#include "engine/model/ChordNames.h"

namespace barline::ui {

/// How chords are written, to be kept until the next time.
[[nodiscard]] QJsonObject chordDisplayState(const model::ChordDisplay& display);

/// Values that make no sense read as their defaults.
[[nodiscard]] model::ChordDisplay chordDisplayOf(const QJsonObject& state);

}  // namespace barline::ui
