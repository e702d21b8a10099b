#include "ui/library/EnergyMeter.h"

#include <QPainter>
#include <cmath>

namespace barline::ui {
namespace {

constexpr int kStrokes = 10;
constexpr double kStroke = 2.0;
constexpr double kStep = 3.0;
constexpr double kHeight = 8.0;
static_assert(kEnergyMeterWidth == (kStrokes - 1) * kStep + kStroke);

}  // namespace

void paintEnergyMeter(QPainter& painter, const QRectF& rect, double rating, const Theme& theme) {
  const Colours& colours = theme.colours();
  const long lit = std::lround(rating);
  for (int i = 0; i < kStrokes; ++i) {
    const QRectF stroke(rect.left() + i * kStep, rect.center().y() - kHeight / 2, kStroke, kHeight);
    painter.fillRect(stroke, i < lit ? colours.text.mid : colours.line.control);
  }
}

}  // namespace barline::ui
