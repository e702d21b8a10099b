#include "ui/transport/NumeralLabel.h"

#include <QPainter>
#include <cmath>

#include "ui/theme/Numerals.h"

namespace barline::ui {

NumeralLabel::NumeralLabel(const QString& widest, TextRole role, Tone tone, QWidget* parent)
    : QWidget(parent), widest_(widest), role_(role), tone_(tone) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void NumeralLabel::setText(const QString& text) {
  if (text == text_) return;
  text_ = text;
  setAccessibleName(text);
  update();
}

void NumeralLabel::setAlignment(Qt::Alignment alignment) {
  alignment_ = alignment;
  update();
}

QSize NumeralLabel::sizeHint() const {
  const Theme& theme = themeOf(*this);
  return {static_cast<int>(std::ceil(numeralWidth(theme.font(role_), widest_))), theme.lineHeight(role_)};
}

void NumeralLabel::paintEvent(QPaintEvent*) {
  const Theme& theme = themeOf(*this);
  QPainter painter(this);
  painter.setFont(theme.font(role_));
  painter.setPen(isEnabled() ? toneColour(theme, tone_) : theme.colours().text.disabled);
  drawNumerals(painter, rect(), alignment_, text_);
}

}  // namespace barline::ui
