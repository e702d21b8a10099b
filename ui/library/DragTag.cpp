#include "ui/library/DragTag.h"

#include <QPainter>
#include <QWidget>

#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

constexpr double kPadding = 10;
constexpr double kHeight = 26;
constexpr double kWidest = 240;  // of the text

}  // namespace

QPixmap dragTag(const QString& text, const QWidget& source) {
  const Theme& theme = themeOf(source);
  const QFont font = theme.font(TextRole::Strong);
  const QFontMetricsF metrics(font);
  const QString shown = metrics.elidedText(text, Qt::ElideRight, kWidest);
  const double ratio = source.devicePixelRatioF();
  const QSizeF size(metrics.horizontalAdvance(shown) + 2 * kPadding, kHeight);
  QPixmap picture((size * ratio).toSize());
  picture.setDevicePixelRatio(ratio);
  picture.fill(Qt::transparent);
  QPainter painter(&picture);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(theme.colours().line.strong);
  painter.setBrush(theme.colours().bg.raised);
  const double radius = theme.tokens().radius.control;
  painter.drawRoundedRect(QRectF({0.5, 0.5}, size - QSizeF(1, 1)), radius, radius);
  painter.setFont(font);
  painter.setPen(theme.colours().text.high);
  painter.drawText(QRectF({0, 0}, size), Qt::AlignCenter, shown);
  return picture;
}

}  // namespace barline::ui
