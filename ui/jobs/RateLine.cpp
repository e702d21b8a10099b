#include "ui/jobs/RateLine.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <utility>

#include "ui/theme/Appearance.h"

namespace barline::ui {

RateLine::RateLine(QWidget* parent) : QWidget(parent) {
  setFixedSize(sizeHint());
}

QSize RateLine::sizeHint() const {
  return {90, 20};
}

void RateLine::setRates(std::vector<double> rates) {
  rates_ = std::move(rates);
  update();
}

void RateLine::paintEvent(QPaintEvent*) {
  if (rates_.size() < 2) return;
  const double highest = *std::ranges::max_element(rates_);
  if (highest <= 0.0) return;
  const QRectF area = QRectF(rect()).adjusted(1, 4, -1, -4);
  const double step = area.width() / static_cast<double>(rates_.size() - 1);
  QPainterPath line;
  for (std::size_t i = 0; i < rates_.size(); ++i) {
    const QPointF point(area.left() + step * static_cast<double>(i),
                        area.bottom() - area.height() * rates_[i] / highest);
    if (i == 0) {
      line.moveTo(point);
    } else {
      line.lineTo(point);
    }
  }
  const Theme& theme = themeOf(*this);
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(theme.colours().curve.loudness, theme.tokens().line.curve));
  painter.drawPath(line);
}

}  // namespace barline::ui
