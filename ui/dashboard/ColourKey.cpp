#include "ui/dashboard/ColourKey.h"

#include <QPainter>
#include <cmath>
#include <utility>

#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

constexpr double kSwatch = 10;
constexpr double kMark = 2;
constexpr double kGap = 5;
constexpr double kBetween = 12;

double widthOf(ColourKey::Swatch swatch) {
  const bool isMark = swatch == ColourKey::Swatch::Mark || swatch == ColourKey::Swatch::Overlay;
  return isMark ? kMark : kSwatch;
}

}  // namespace

void ColourKey::setEntries(std::vector<Entry> entries) {
  entries_ = std::move(entries);
  QStringList texts;
  for (const Entry& entry : entries_) texts.append(entry.text);
  setAccessibleName(texts.join(QStringLiteral(", ")));
  updateGeometry();
  update();
}

QSize ColourKey::sizeHint() const {
  const QFontMetricsF metrics(themeOf(*this).font(TextRole::Body));
  double width = 0.0;
  for (const Entry& entry : entries_)
    width += widthOf(entry.swatch) + kGap + metrics.horizontalAdvance(entry.text) + kBetween;
  return {static_cast<int>(std::ceil(width)), 24};
}

void ColourKey::paintEvent(QPaintEvent*) {
  const Theme& theme = themeOf(*this);
  const Colours& c = theme.colours();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(theme.font(TextRole::Body));
  const QFontMetricsF metrics(painter.font());
  const double middle = height() / 2.0;
  double left = 0.0;
  for (const Entry& entry : entries_) {
    const QRectF box(left, middle - 4, kSwatch, 8);
    switch (entry.swatch) {
      case Swatch::Filled:
        painter.setPen(Qt::NoPen);
        painter.setBrush(c.curve.loudness);
        painter.drawRoundedRect(box, 2, 2);
        break;
      case Swatch::Outlined:
        painter.setPen(QPen(c.curve.loudness, 1));
        painter.setBrush(withAlpha(c.curve.loudness, 0.18));
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
        break;
      default:
        painter.fillRect(QRectF(left, middle - 5, kMark, 10),
                         entry.swatch == Swatch::Mark ? c.text.high : c.accent.base);
        break;
    }
    left += widthOf(entry.swatch) + kGap;
    painter.setPen(c.text.mid);
    const double width = metrics.horizontalAdvance(entry.text);
    painter.drawText(QRectF(left, 0, width + 1, height()), Qt::AlignLeft | Qt::AlignVCenter, entry.text);
    left += width + kBetween;
  }
}

}  // namespace barline::ui
