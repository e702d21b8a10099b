#pragma once

#include <QRectF>

#include "ui/theme/Theme.h"

class QPainter;

namespace barline::ui {

/// Logical pixels.
inline constexpr double kEnergyMeterWidth = 29.0;

/// A rating from 1 to 10 as that many of ten strokes, at the left of `rect` and in the middle of its height.
void paintEnergyMeter(QPainter& painter, const QRectF& rect, double rating, const Theme& theme);

}  // namespace barline::ui
