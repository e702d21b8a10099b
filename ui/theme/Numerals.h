#pragma once

#include <QPainter>
#include <QString>

/// Text whose digits all take the same width, so that a number that changes doesn't shake. (Qt 6.4 cannot
/// switch a font's tabular figures on.)
namespace barline::ui {

/// Width in logical pixels.
[[nodiscard]] double numeralWidth(const QFont& font, const QString& text);

/// Paints `text` in the painter's font and pen. `flags`: Qt::AlignLeft, AlignHCenter or AlignRight, with
/// AlignTop, AlignVCenter or AlignBottom.
void drawNumerals(QPainter& painter, const QRectF& rect, Qt::Alignment flags, const QString& text);

/// The same from the left end of the baseline.
void drawNumerals(QPainter& painter, const QPointF& baseline, const QString& text);

}  // namespace barline::ui
