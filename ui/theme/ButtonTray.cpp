#include "ui/theme/ButtonTray.h"

#include <QPainter>

#include "ui/theme/Appearance.h"

namespace barline::ui {

void ButtonTray::paintEvent(QPaintEvent*) {
  const Theme& theme = themeOf(*this);
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme.colours().bg.canvas);
  painter.drawRoundedRect(rect(), theme.tokens().radius.control + 2, theme.tokens().radius.control + 2);
}

}  // namespace barline::ui
