#include "ui/theme/Numerals.h"

#include <QFontMetricsF>
#include <algorithm>
#include <vector>

namespace barline::ui {
namespace {

/// A digit, or what stands between two.
struct Run {
  QString text;
  double x{};  // logical pixels from the text's left end
};

struct LaidOut {
  std::vector<Run> runs;
  double width{};
};

bool isDigit(QChar character) {
  return character >= u'0' && character <= u'9';
}

/// Alone, such a character is what it is in every font: there is nothing to shape, which would take several
/// times as long as to paint it.
bool isPlain(const QString& run) {
  constexpr char16_t kFirstOther = 0x80;
  return run.size() == 1 && run[0] < kFirstOther;
}

double widthOf(const QFontMetricsF& metrics, const QString& run) {
  return isPlain(run) ? metrics.horizontalAdvance(run[0]) : metrics.horizontalAdvance(run);
}

double digitCell(const QFontMetricsF& metrics) {
  double widest = 0;
  for (char16_t digit = u'0'; digit <= u'9'; ++digit)
    widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
  return widest;
}

LaidOut layOut(const QFontMetricsF& metrics, const QString& text) {
  const double cell = digitCell(metrics);
  LaidOut out;
  qsizetype at = 0;
  while (at < text.size()) {
    const qsizetype begin = at++;
    if (isDigit(text[begin])) {
      const QString digit = text.mid(begin, 1);
      out.runs.push_back({digit, out.width + (cell - widthOf(metrics, digit)) / 2});
      out.width += cell;
      continue;
    }
    while (at < text.size() && !isDigit(text[at])) ++at;
    const QString run = text.mid(begin, at - begin);
    out.runs.push_back({run, out.width});
    out.width += widthOf(metrics, run);
  }
  return out;
}

void draw(QPainter& painter, const QPointF& baseline, const LaidOut& laidOut) {
  const QFont font = painter.font();
  QFont unshaped(font);
  unshaped.setStyleStrategy(static_cast<QFont::StyleStrategy>(font.styleStrategy() | QFont::PreferNoShaping));
  painter.setFont(unshaped);
  for (const Run& run : laidOut.runs) {
    if (isPlain(run.text)) painter.drawText(baseline + QPointF(run.x, 0), run.text);
  }
  painter.setFont(font);
  for (const Run& run : laidOut.runs) {
    if (!isPlain(run.text)) painter.drawText(baseline + QPointF(run.x, 0), run.text);
  }
}

}  // namespace

double numeralWidth(const QFont& font, const QString& text) {
  return layOut(QFontMetricsF(font), text).width;
}

void drawNumerals(QPainter& painter, const QPointF& baseline, const QString& text) {
  draw(painter, baseline, layOut(QFontMetricsF(painter.font()), text));
}

void drawNumerals(QPainter& painter, const QRectF& rect, Qt::Alignment flags, const QString& text) {
  const QFontMetricsF metrics(painter.font());
  const LaidOut laidOut = layOut(metrics, text);
  double x = rect.left();
  if (flags.testFlag(Qt::AlignRight)) x = rect.right() - laidOut.width;
  if (flags.testFlag(Qt::AlignHCenter)) x = rect.center().x() - laidOut.width / 2;
  double y = rect.top() + metrics.ascent();
  if (flags.testFlag(Qt::AlignVCenter)) y = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
  if (flags.testFlag(Qt::AlignBottom)) y = rect.bottom() - metrics.descent();
  draw(painter, QPointF(x, y), laidOut);
}

}  // namespace barline::ui
