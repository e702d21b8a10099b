#include "ui/review/ConfidenceBar.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/theme/Numerals.h"

namespace barline::ui {
namespace {

constexpr double kBarHeight = 4;
constexpr double kGap = 6;

double numberWidth(const Theme& theme) {
  return std::ceil(numeralWidth(theme.font(TextRole::Small), QStringLiteral("0.00")));
}

}  // namespace

double paintConfidence(QPainter& painter, double left, double middle, double confidence, const Theme& theme) {
  const double share = std::clamp(confidence, 0.0, 1.0);
  const QRectF bar(left, std::round(middle - kBarHeight / 2), kConfidenceBarWidth, kBarHeight);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme.colours().meter.track);
  painter.drawRoundedRect(bar, kBarHeight / 2, kBarHeight / 2);
  painter.setBrush(theme.confidenceColour(share));
  painter.drawRoundedRect(
      QRectF(bar.topLeft(), QSizeF(std::max(kBarHeight, share * bar.width()), kBarHeight)), kBarHeight / 2,
      kBarHeight / 2);
  painter.restore();
  painter.setFont(theme.font(TextRole::Small));
  painter.setPen(theme.colours().text.mid);
  const QRectF number(bar.right() + kGap, middle - 8, numberWidth(theme), 16);
  drawNumerals(painter, number, Qt::AlignLeft | Qt::AlignVCenter, QString::number(share, 'f', 2));
  return number.right();
}

double confidenceWidth(const Theme& theme) {
  return kConfidenceBarWidth + kGap + numberWidth(theme);
}

}  // namespace barline::ui
