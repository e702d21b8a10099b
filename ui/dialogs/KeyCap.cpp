#include "ui/dialogs/KeyCap.h"

#include <QPainter>
#include <algorithm>

#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

constexpr int kHeight = 20;
constexpr int kPadding = 6;

}  // namespace

KeyCap::KeyCap(const QString& text, QWidget* parent) : QWidget(parent), text_(text) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setAccessibleName(text);
}

QSize KeyCap::sizeHint() const {
  const int width = QFontMetrics(themeOf(*this).font(TextRole::Small)).horizontalAdvance(text_);
  return {std::max(width + 2 * kPadding, kHeight), kHeight};
}

void KeyCap::paintEvent(QPaintEvent*) {
  const Theme& theme = themeOf(*this);
  const double radius = theme.tokens().radius.chip;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(theme.colours().line.control, 1.0));
  painter.setBrush(theme.colours().bg.raised);
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
  painter.setFont(theme.font(TextRole::Small));
  painter.setPen(theme.colours().text.high);
  painter.drawText(rect(), Qt::AlignCenter, text_);
}

}  // namespace barline::ui
