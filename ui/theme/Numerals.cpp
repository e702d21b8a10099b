#include "ui/theme/Numerals.h"

#include <QFontMetricsF>
#include <algorithm>

namespace barline::ui {
namespace {

double digitCell(const QFontMetricsF& metrics) {
  double widest = 0;
  for (char16_t digit = u'0'; digit <= u'9'; ++digit) {
    widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
  }
  return widest;
}

bool isDigit(QChar character) {
  return character >= u'0' && character <= u'9';
}

/// Calls place(run, x, cell) for each digit (cell > 0) and each run of other text (cell = 0); returns the
/// width.
template <class Place>
double layOut(const QFontMetricsF& metrics, const QString& text, Place place) {
  const double cell = digitCell(metrics);
  double x = 0;
  qsizetype at = 0;
  while (at < text.size()) {
    if (isDigit(text[at])) {
      place(text.mid(at, 1), x, cell);
      x += cell;
      ++at;
      continue;
    }
    const qsizetype begin = at;
    while (at < text.size() && !isDigit(text[at])) ++at;
    const QString run = text.mid(begin, at - begin);
    place(run, x, 0.0);
    x += metrics.horizontalAdvance(run);
  }
  return x;
}

}  // namespace

double numeralWidth(const QFont& font, const QString& text) {
  return layOut(QFontMetricsF(font), text, [](const QString&, double, double) {});
}

void drawNumerals(QPainter& painter, const QPointF& baseline, const QString& text) {
  const QFontMetricsF metrics(painter.font());
  layOut(metrics, text, [&](const QString& run, double x, double cell) {
    const double inset = cell > 0 ? (cell - metrics.horizontalAdvance(run)) / 2 : 0;
    painter.drawText(baseline + QPointF(x + inset, 0), run);
  });
}

void drawNumerals(QPainter& painter, const QRectF& rect, Qt::Alignment flags, const QString& text) {
  const QFontMetricsF metrics(painter.font());
  const double width = numeralWidth(painter.font(), text);
  double x = rect.left();
  if (flags.testFlag(Qt::AlignRight)) x = rect.right() - width;
  if (flags.testFlag(Qt::AlignHCenter)) x = rect.center().x() - width / 2;
  double y = rect.top() + metrics.ascent();
  if (flags.testFlag(Qt::AlignVCenter)) y = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
  if (flags.testFlag(Qt::AlignBottom)) y = rect.bottom() - metrics.descent();
  drawNumerals(painter, QPointF(x, y), text);
}

}  // namespace barline::ui
