#include "engine/export/report/PdfFlow.h"

#include <QSvgRenderer>

#include "engine/export/picture/TextLayer.h"
#include "engine/export/report/ReportText.h"

namespace barline::exporting::reports {
namespace {

constexpr double kPixelsPerInch = 96;

}  // namespace

PdfFlow::PdfFlow(QIODevice& device, Paper paper, const std::string& title, const std::string& footer)
    : writer_(&device), footer_(footer) {
  constexpr double kBottom = 64;  // with the footer
  writer_.setTitle(QString::fromStdString(title));
  writer_.setCreator(QStringLiteral("Barline"));
  writer_.setResolution(1200);
  writer_.setPageSize(QPageSize(paper == Paper::A4 ? QPageSize::A4 : QPageSize::Letter));
  writer_.setPageMargins(QMarginsF());
  painter_.begin(&writer_);
  const double scale = writer_.resolution() / kPixelsPerInch;
  painter_.scale(scale, scale);
  painter_.translate((writer_.width() / scale - kWidth) / 2, 0);
  painter_.setRenderHint(QPainter::Antialiasing);
  bottom_ = writer_.height() / scale - kBottom;
}

PdfFlow::~PdfFlow() {
  paintFooter();
  painter_.end();
}

void PdfFlow::paintFooter() {
  constexpr double kBelow = 22;
  const PdfStyle style{.size = 9, .colour = colour(picture::lightPalette().low)};
  const QString page = translated(QT_TRANSLATE_NOOP("Report", "page %1")).arg(page_);
  text(0, bottom_ + kBelow, kWidth / 2, footer_, style);
  PdfStyle end = style;
  end.atEnd = true;
  text(kWidth / 2, bottom_ + kBelow, kWidth / 2, page.toStdString(), end);
}

void PdfFlow::newPage() {
  paintFooter();
  writer_.newPage();
  ++page_;
  y_ = kTop;
}

bool PdfFlow::require(double height) {
  if (y_ + height <= bottom_ || atTop()) return false;
  newPage();
  return true;
}

QColor PdfFlow::colour(std::string_view name) {
  return {QLatin1String(name.data(), static_cast<qsizetype>(name.size()))};
}

void PdfFlow::fill(double x, double y, double width, double height, std::string_view name, double radius,
                   double opacity) {
  QColor ink = colour(name);
  ink.setAlphaF(static_cast<float>(opacity));
  painter_.setPen(Qt::NoPen);
  painter_.setBrush(ink);
  painter_.drawRoundedRect(QRectF(x, y, width, height), radius, radius);
}

void PdfFlow::outline(double x, double y, double width, double height, std::string_view name, double line,
                      double radius) {
  painter_.setPen(QPen(colour(name), line));
  painter_.setBrush(Qt::NoBrush);
  painter_.drawRoundedRect(QRectF(x + line / 2, y + line / 2, width - line, height - line), radius, radius);
}

void PdfFlow::drawing(const Drawing& drawing, double x, double y, double width) {
  const std::string svg = withColours(drawing.svg, picture::lightPalette());
  const picture::TextLayer layer = picture::textLayer(QByteArray::fromStdString(svg));
  QSvgRenderer renderer(layer.graphics);
  painter_.save();
  painter_.translate(x, y);
  painter_.scale(width / drawing.width, width / drawing.width);
  renderer.render(&painter_, QRectF(0, 0, drawing.width, drawing.height));
  paintTexts(painter_, layer.texts);
  painter_.restore();
}

}  // namespace barline::exporting::reports
