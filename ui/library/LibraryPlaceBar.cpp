#include "ui/library/LibraryPlaceBar.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/theme/Numerals.h"
#include "ui/timeline/Geometry.h"

namespace barline::ui {
namespace {

constexpr double kHeight = 4;
constexpr double kTick = 2;
constexpr double kTickHeight = 10;

}  // namespace

void paintLibraryPlace(QPainter& painter, const QRectF& bar, const QRectF& number, double share, double ratio,
                       const Theme& theme) {
  const Colours& c = theme.colours();
  const QRectF line(bar.left(), std::round(bar.center().y() - kHeight / 2), bar.width(), kHeight);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(c.meter.track);
  painter.drawRoundedRect(line, kHeight / 2, kHeight / 2);
  painter.restore();
  const double x = snapped(line.left() + std::clamp(share, 0.0, 1.0) * (line.width() - kTick), ratio);
  painter.fillRect(QRectF(x, line.center().y() - kTickHeight / 2, kTick, kTickHeight), c.text.high);
  painter.setFont(theme.font(TextRole::Small));
  painter.setPen(c.text.mid);
  drawNumerals(painter, number, Qt::AlignRight | Qt::AlignVCenter, QString::number(std::lround(100 * share)));
}

}  // namespace barline::ui
