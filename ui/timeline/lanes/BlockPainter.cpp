#include "ui/timeline/lanes/BlockPainter.h"

#include <QFontMetricsF>
#include <cmath>

#include "ui/theme/Numerals.h"

namespace barline::ui {

QRectF paintedPart(const QPainter& painter, const Strip& view) {
  return painter.hasClipping() ? painter.clipBoundingRect() : QRectF(0, 0, view.width, view.height);
}

void hatch(QPainter& painter, const Strip& strip, const QRectF& rect, const QColor& colour) {
  constexpr double kSpacing = 6;
  // Lines run x + y = n · spacing, counted from time 0.
  const double shift = std::fmod(strip.axis.origin / strip.axis.secondsPerPixel, kSpacing);
  const double first = std::floor((rect.left() + rect.top() + shift) / kSpacing) * kSpacing - shift;
  painter.save();
  painter.setClipRect(rect, Qt::IntersectClip);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(withAlpha(colour, strip.tokens().alpha.hatch), 1));
  for (double sum = first; sum <= rect.right() + rect.bottom(); sum += kSpacing) {
    painter.drawLine(QPointF(sum - rect.bottom(), rect.bottom()), QPointF(sum - rect.top(), rect.top()));
  }
  painter.restore();
}

std::optional<double> textBefore(QPainter& painter, double x, double y, double right, const QFont& font,
                                 const QColor& colour, const QString& text) {
  const QFontMetricsF metrics(font);
  const double width = metrics.horizontalAdvance(text);
  if (text.isEmpty() || x + width > right) return std::nullopt;
  painter.setFont(font);
  painter.setPen(colour);
  painter.drawText(QPointF(x, std::round(y + metrics.capHeight() / 2)), text);
  return x + width;
}

std::optional<QFont> nameFont(const Theme& theme, const QString& name, double room) {
  for (const TextRole role : {TextRole::Strong, TextRole::Small, TextRole::Micro}) {
    QFont font = theme.font(role);
    font.setWeight(QFont::DemiBold);
    if (QFontMetricsF(font).horizontalAdvance(name) <= room) return font;
  }
  return std::nullopt;
}

double signsRoom(int signs, double width) {
  return signs == 0 || width < sign::kBlockFrom ? 0.0 : sign::kInset + signs * (sign::kSize + sign::kGap);
}

void cornerLabel(QPainter& painter, const Strip& view, Corner corner, const QString& text) {
  constexpr double kHeight = 15;
  constexpr double kInset = 6;
  const QFont font = view.theme->font(TextRole::Small);
  const double top = corner == Corner::TopLeft ? 2 : view.height - kHeight - 3;
  const QRectF box(kInset, top, numeralWidth(font, text) + 2 * kInset, kHeight);
  if (!box.intersects(paintedPart(painter, view))) return;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(withAlpha(view.colours().bg.canvas, 0.82));
  painter.drawRoundedRect(box, view.tokens().radius.chip, view.tokens().radius.chip);
  painter.setFont(font);
  painter.setPen(view.colours().text.mid);
  drawNumerals(painter, box, Qt::AlignCenter, text);
  painter.restore();
}

}  // namespace barline::ui
