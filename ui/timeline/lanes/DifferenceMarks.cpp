#include "ui/timeline/lanes/DifferenceMarks.h"

#include <QPolygonF>

namespace barline::ui {
namespace {

constexpr double kPen = 1.5;

}  // namespace

QColor differenceColour(evaluation::EventDifference difference, const Theme& theme) {
  const Colours& c = theme.colours();
  switch (difference) {
    case evaluation::EventDifference::Missing:
    case evaluation::EventDifference::Extra:
      return c.state.error;
    case evaluation::EventDifference::Shifted:
      return c.state.warn;
    case evaluation::EventDifference::None:
      break;
  }
  return c.text.mid;
}

void paintDifference(QPainter& painter, const QPointF& centre, evaluation::EventDifference difference,
                     int direction, const Theme& theme) {
  const QColor colour = differenceColour(difference, theme);
  const double r = kMarkRadius;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(colour, kPen, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  switch (difference) {
    case evaluation::EventDifference::Missing:
      painter.setBrush(theme.colours().bg.canvas);
      painter.drawEllipse(centre, r, r);
      break;
    case evaluation::EventDifference::Extra:
      painter.drawLine(centre + QPointF(-r, -r), centre + QPointF(r, r));
      painter.drawLine(centre + QPointF(-r, r), centre + QPointF(r, -r));
      break;
    case evaluation::EventDifference::Shifted:
      painter.setBrush(colour);
      painter.drawPolygon(QPolygonF({centre + QPointF(direction * r, 0), centre + QPointF(-direction * r, -r),
                                     centre + QPointF(-direction * r, r)}));
      break;
    case evaluation::EventDifference::None:
      break;
  }
  painter.restore();
}

void paintWrongDownbeat(QPainter& painter, const QPointF& centre, bool isDownbeat, const Theme& theme) {
  const QColor colour = theme.colours().state.warn;
  constexpr double kSide = 6;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(colour, kPen));
  painter.setBrush(isDownbeat ? QBrush(colour) : QBrush(theme.colours().bg.canvas));
  painter.drawRect(QRectF(centre.x() - kSide / 2, centre.y() - kSide / 2, kSide, kSide));
  painter.restore();
}

}  // namespace barline::ui
