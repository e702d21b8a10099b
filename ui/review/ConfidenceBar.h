#pragma once

#include <QRectF>

#include "ui/theme/Theme.h"

class QPainter;

namespace barline::ui {

inline constexpr double kConfidenceBarWidth = 32;  ///< logical pixels

/// How sure something is: a bar in the colour of the confidence from `left`, its middle at `middle`, and the
/// number after it. @return where the number ends
double paintConfidence(QPainter& painter, double left, double middle, double confidence, const Theme& theme);

/// Width of bar and number.
[[nodiscard]] double confidenceWidth(const Theme& theme);

}  // namespace barline::ui
