#include "ui/transport/PositionFigures.h"

#include <QEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/theme/Appearance.h"
#include "ui/theme/Numerals.h"

namespace barline::ui {
namespace {

constexpr int kFigureGap = 16;
constexpr int kUpper = 26;  // height of the large line
constexpr int kLower = 16;

int widthOf(const QFont& font, const QString& text) {
  return static_cast<int>(std::ceil(numeralWidth(font, text)));
}

}  // namespace

PositionFigures::PositionFigures(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void PositionFigures::setTexts(const PlayheadTexts& texts) {
  if (texts == texts_) return;
  const bool sameLength = texts.length == texts_.length;
  texts_ = texts;
  if (!sameLength) {
    widths_.reset();
    updateGeometry();
  }
  // What a screen reader would say when asked; telling every change would never end.
  setAccessibleName(
      tr("Position %1, bar %2, chord %3, key %4").arg(texts_.time, texts_.barBeat, texts_.chord, texts_.key));
  update();
}

const PositionFigures::Widths& PositionFigures::columnWidths() const {
  if (widths_) return *widths_;
  const Theme& theme = themeOf(*this);
  const QFont large = theme.font(TextRole::Position);
  const QFont small = theme.font(TextRole::Small);
  // Widths follow what the texts can become, not what they are.
  const QString longest = texts_.length.isEmpty() ? QStringLiteral("0:00.000") : texts_.length;
  widths_ = {std::max(widthOf(large, longest), widthOf(small, tr("of %1").arg(longest))),
             std::max(widthOf(large, QStringLiteral("000.0")),
                      widthOf(small, tr("bar.beat · %1").arg(QStringLiteral("12/8")))),
             std::max(widthOf(theme.font(TextRole::Title), QStringLiteral("F♯m7 vii")),
                      widthOf(small, QStringLiteral("A♭ minor ?")))};
  return *widths_;
}

QSize PositionFigures::sizeHint() const {
  const Widths& widths = columnWidths();
  return {widths[0] + widths[1] + widths[2] + 2 * kFigureGap, kUpper + kLower};
}

QSize PositionFigures::minimumSizeHint() const {
  return sizeHint();
}

void PositionFigures::paintEvent(QPaintEvent*) {
  const Theme& theme = themeOf(*this);
  const TextColours& text = theme.colours().text;
  const QColor high = isEnabled() ? text.high : text.disabled;
  const QColor low = isEnabled() ? text.mid : text.disabled;
  const Widths& widths = columnWidths();
  QPainter painter(this);
  const double top = (height() - kUpper - kLower) / 2.0;
  double x = 0.0;
  const auto upper = [&](int column) {
    return QRectF(x, top, widths[static_cast<std::size_t>(column)], kUpper);
  };
  const auto lower = [&](int column) {
    return upper(column).translated(0, kUpper).adjusted(0, 0, 0, kLower - kUpper);
  };
  constexpr Qt::Alignment kLeft = Qt::AlignLeft | Qt::AlignVCenter;

  painter.setFont(theme.font(TextRole::Position));
  painter.setPen(high);
  drawNumerals(painter, upper(0), kLeft, texts_.time.isEmpty() ? QStringLiteral("–") : texts_.time);
  painter.setFont(theme.font(TextRole::Small));
  painter.setPen(low);
  if (!texts_.length.isEmpty()) drawNumerals(painter, lower(0), kLeft, tr("of %1").arg(texts_.length));

  x += widths[0] + kFigureGap;
  painter.setFont(theme.font(TextRole::Position));
  painter.setPen(high);
  drawNumerals(painter, upper(1), kLeft, texts_.barBeat.isEmpty() ? QStringLiteral("–") : texts_.barBeat);
  painter.setFont(theme.font(TextRole::Small));
  painter.setPen(low);
  drawNumerals(painter, lower(1), kLeft,
               texts_.metre.isEmpty() ? tr("bar.beat") : tr("bar.beat · %1").arg(texts_.metre));

  x += widths[1] + kFigureGap;
  if (texts_.chord.isEmpty() && texts_.key.isEmpty()) return;
  const QFont title = theme.font(TextRole::Title);
  painter.setFont(title);
  painter.setPen(high);
  painter.drawText(upper(2), static_cast<int>(kLeft),
                   QFontMetricsF(title).elidedText(texts_.chord, Qt::ElideRight, widths[2]));
  const double chordWidth = QFontMetricsF(title).horizontalAdvance(texts_.chord + QLatin1Char(' '));
  QFont numeral = title;
  numeral.setWeight(QFont::Normal);
  painter.setFont(numeral);
  painter.setPen(low);
  // Half a numeral would be another one.
  if (chordWidth + QFontMetricsF(numeral).horizontalAdvance(texts_.numeral) <= widths[2])
    painter.drawText(upper(2).adjusted(chordWidth, 0, 0, 0), static_cast<int>(kLeft), texts_.numeral);
  painter.setFont(theme.font(TextRole::Small));
  painter.drawText(lower(2), static_cast<int>(kLeft),
                   texts_.keyDoubtful ? texts_.key + QStringLiteral(" ?") : texts_.key);
}

void PositionFigures::changeEvent(QEvent* event) {
  widths_.reset();
  if (event->type() == QEvent::StyleChange || event->type() == QEvent::EnabledChange) {
    updateGeometry();
    update();
  }
  QWidget::changeEvent(event);
}

}  // namespace barline::ui
