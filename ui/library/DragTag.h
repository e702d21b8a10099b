#pragma once

#include <QPixmap>

class QWidget;

namespace barline::ui {

/// What hangs at the pointer while something is dragged: a small tag with a text, so that it covers nothing.
/// @param source whose theme and pixel ratio it has
[[nodiscard]] QPixmap dragTag(const QString& text, const QWidget& source);

}  // namespace barline::ui
