#include "engine/export/picture/Rendering.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgRenderer>
#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "engine/export/picture/TextLayer.h"

namespace barline::exporting::picture {
namespace {

constexpr int kPixelsPerInch = 96;  // of drawings

/// @param painter with the target's corner as origin and the drawing's pixel as unit
void render(QPainter& painter, const Drawing& drawing) {
  const TextLayer layer = textLayer(QByteArray::fromStdString(drawing.svg));
  QSvgRenderer renderer(layer.graphics);
  renderer.render(&painter, QRectF(0, 0, drawing.width, drawing.height));
  paintTexts(painter, layer.texts);
}

}  // namespace

void requireFonts() {
  if (qobject_cast<QGuiApplication*>(QCoreApplication::instance()) == nullptr)
    throw std::runtime_error("Pictures cannot be drawn in this program: it has no fonts.");
}

void removeDate(QByteArray& pdf) {
  const qsizetype begin = pdf.indexOf("/CreationDate (");
  const qsizetype end = begin < 0 ? -1 : pdf.indexOf(')', begin);
  if (end > begin) std::fill(pdf.begin() + begin, pdf.begin() + end + 1, ' ');
}

std::string pngBytes(const Drawing& drawing, double scale) {
  constexpr double kLongestSide = 32000;
  constexpr double kMostPixels = 150e6;  // 600 MB while it is drawn
  requireFonts();
  const double fitting = std::min({scale, kLongestSide / std::max(drawing.width, drawing.height),
                                   std::sqrt(kMostPixels / (drawing.width * drawing.height))});
  const QSize size(static_cast<int>(std::ceil(drawing.width * fitting)),
                   static_cast<int>(std::ceil(drawing.height * fitting)));
  QImage image(size, QImage::Format_ARGB32_Premultiplied);
  if (image.isNull()) throw std::runtime_error("There is not enough memory to draw this picture.");
  image.fill(Qt::transparent);
  {
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(fitting, fitting);
    render(painter, drawing);
  }
  image = std::move(image).convertToFormat(QImage::Format_RGB32);
  const int dotsPerMetre = static_cast<int>(std::lround(kPixelsPerInch * fitting / 0.0254));
  image.setDotsPerMeterX(dotsPerMetre);
  image.setDotsPerMeterY(dotsPerMetre);
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  if (!image.save(&buffer, "PNG")) throw std::runtime_error("The picture could not be made.");
  return bytes.toStdString();
}

std::string pdfBytes(std::span<const Drawing> pages, const std::string& title) {
  requireFonts();
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  {
    QPdfWriter writer(&buffer);
    writer.setTitle(QString::fromStdString(title));
    writer.setCreator(QStringLiteral("Barline"));
    writer.setResolution(1200);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF());
    QPainter painter(&writer);
    const double scale = static_cast<double>(writer.resolution()) / kPixelsPerInch;
    for (std::size_t i = 0; i < pages.size(); ++i) {
      if (i > 0) writer.newPage();
      painter.save();
      painter.scale(scale, scale);
      painter.translate((writer.width() / scale - pages[i].width) / 2,
                        (writer.height() / scale - pages[i].height) / 2);
      render(painter, pages[i]);
      painter.restore();
    }
  }
  removeDate(bytes);
  return bytes.toStdString();
}

}  // namespace barline::exporting::picture
