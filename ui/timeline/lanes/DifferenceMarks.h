#pragma once

#include <QPainter>
#include <QPointF>

#include "engine/evaluate/Differences.h"
#include "ui/theme/Theme.h"

/// The marks of differences from a reference, alike in the lane and in the list that explains them. Each kind
/// has a shape of its own besides its colour.
namespace barline::ui {

inline constexpr double kMarkRadius = 3.5;  ///< logical pixels

[[nodiscard]] QColor differenceColour(evaluation::EventDifference difference, const Theme& theme);

/// A ring for what is missing, a cross for what is extra, a triangle pointing `direction` (−1 left, 1 right)
/// for what is shifted.
void paintDifference(QPainter& painter, const QPointF& centre, evaluation::EventDifference difference,
                     int direction, const Theme& theme);

/// A square: one begins a bar here and the other does not. Filled where the reference does.
void paintWrongDownbeat(QPainter& painter, const QPointF& centre, bool isDownbeat, const Theme& theme);

}  // namespace barline::ui
