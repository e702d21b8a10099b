#include "ui/library/ProgressRing.h"

#include <QPainter>
#include <algorithm>

namespace barline::ui {

void paintProgressRing(QPainter& painter, const QRectF& rect, double fraction, const Theme& theme) {
  constexpr double kWidth = 2.0;
  constexpr int kTurn = 360 * 16;  // QPainter counts sixteenths of a degree, anticlockwise from three o'clock
  const QRectF circle = rect.adjusted(kWidth / 2, kWidth / 2, -kWidth / 2, -kWidth / 2);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(theme.colours().line.control, kWidth));
  painter.drawEllipse(circle);
  painter.setPen(QPen(theme.colours().accent.base, kWidth, Qt::SolidLine, Qt::FlatCap));
  painter.drawArc(circle, kTurn / 4, -static_cast<int>(std::clamp(fraction, 0.0, 1.0) * kTurn));
  painter.restore();
}

}  // namespace barline::ui
