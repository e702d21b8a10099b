#pragma once

#include <QRectF>

#include "ui/theme/Theme.h"

class QPainter;

namespace barline::ui {

/// A ring filled clockwise from the top to `fraction` (0–1).
void paintProgressRing(QPainter& painter, const QRectF& rect, double fraction, const Theme& theme);

}  // namespace barline::ui
