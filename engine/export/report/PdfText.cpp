#include "engine/export/report/PdfText.h"

#include <QPainter>
#include <QTextLayout>
#include <QTextOption>

namespace barline::exporting::reports {
namespace {

/// A font's size is a whole number of pixels, so texts are laid out larger than they are painted.
constexpr double kScale = 20;
constexpr double kLeading = 1.32;  // of the size

QFont fontOf(const PdfStyle& style) {
  QFont font;
  font.setFamilies({QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")});
  font.setHintingPreference(QFont::PreferNoHinting);
  font.setWeight(static_cast<QFont::Weight>(style.weight));
  font.setPixelSize(static_cast<int>(std::lround(style.size * kScale)));
  return font;
}

/// Control characters have no shape and line ends none of ours.
QString shown(const std::string& utf8) {
  QString text = QString::fromStdString(utf8);
  for (QChar& c : text) {
    if (c.category() == QChar::Other_Control) c = u' ';
  }
  return text;
}

/// Breaks the text into lines of equal height; @return how many
int layOut(QTextLayout& layout, double width, bool atEnd) {
  QTextOption option(atEnd ? Qt::AlignRight : Qt::AlignLeft);
  option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
  layout.setTextOption(option);
  layout.beginLayout();
  int lines = 0;
  for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
    line.setLineWidth(width * kScale);
    ++lines;
  }
  layout.endLayout();
  return lines;
}

}  // namespace

double textHeight(const std::string& utf8, double width, const PdfStyle& style) {
  if (utf8.empty()) return 0;
  QTextLayout layout(shown(utf8), fontOf(style));
  return layOut(layout, width, style.atEnd) * style.size * kLeading;
}

double lineWidth(const std::string& utf8, const PdfStyle& style) {
  return QFontMetricsF(fontOf(style)).horizontalAdvance(shown(utf8)) / kScale;
}

double paintText(QPainter& painter, double x, double y, double width, const std::string& utf8,
                 const PdfStyle& style) {
  if (utf8.empty()) return 0;
  const QFont font = fontOf(style);
  QTextLayout layout(shown(utf8), font);
  const int lines = layOut(layout, width, style.atEnd);
  painter.save();
  painter.translate(x, y);
  painter.scale(1 / kScale, 1 / kScale);
  painter.setPen(style.colour);
  const double pitch = style.size * kLeading * kScale;
  const double ascent = (pitch + QFontMetricsF(font).capHeight()) / 2;
  for (int i = 0; i < lines; ++i) {
    const QTextLine line = layout.lineAt(i);
    line.draw(&painter, QPointF(0, i * pitch + ascent - line.ascent()));
  }
  painter.restore();
  return lines * style.size * kLeading;
}

}  // namespace barline::exporting::reports
