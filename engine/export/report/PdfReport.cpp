#include "engine/export/report/PdfReport.h"

#include <QBuffer>
#include <QGuiApplication>
#include <algorithm>
#include <stdexcept>

#include "engine/export/picture/Rendering.h"
#include "engine/export/report/PdfFlow.h"
#include "engine/export/report/PdfSheet.h"
#include "engine/export/report/PdfTable.h"

namespace barline::exporting::reports {
namespace {

const picture::Palette& palette() {
  return picture::lightPalette();
}

PdfStyle style(double size, int weight, std::string_view colour) {
  return {.size = size, .weight = weight, .colour = PdfFlow::colour(colour)};
}

class PdfPainter {
 public:
  explicit PdfPainter(PdfFlow& flow) : flow_(flow) {}

  void paint(const Report& report) {
    const PdfStyle title = style(26, 600, palette().high);
    flow_.text(0, flow_.y(), PdfFlow::kWidth, report.title, title);
    flow_.advance(textHeight(report.title, PdfFlow::kWidth, title) + 2);
    const PdfStyle subtitle = style(13, 400, palette().mid);
    flow_.text(0, flow_.y(), PdfFlow::kWidth, report.subtitle, subtitle);
    flow_.advance(textHeight(report.subtitle, PdfFlow::kWidth, subtitle) + 6);
    for (const Part& part : report.parts) paint(part);
  }

 private:
  /// A heading stands on the page of what it heads.
  void paint(const Part& part) {
    constexpr double kAbove = 26;
    constexpr double kBelow = 8;
    // A page that has hardly begun is as good as a new one.
    constexpr double kBegun = 0.4;
    if (part.newPage && flow_.y() > kBegun * flow_.pageHeight()) flow_.newPage();
    if (!part.title.empty()) {
      const PdfStyle heading = style(15.5, 600, palette().high);
      const double height = textHeight(part.title, PdfFlow::kWidth, heading);
      const double first = part.blocks.empty() ? 0 : leastHeight(part.blocks.front());
      flow_.require(kAbove + height + kBelow + first);
      if (!flow_.atTop()) flow_.advance(kAbove);
      flow_.text(0, flow_.y(), PdfFlow::kWidth, part.title, heading);
      flow_.advance(height + kBelow);
    }
    for (const Block& block : part.blocks) std::visit([this](const auto& it) { paint(it); }, block);
  }

  /// Of what may not be parted from a heading.
  [[nodiscard]] double leastHeight(const Block& block) const {
    constexpr double kRows = 80;
    if (const auto* const pictures = std::get_if<Pictures>(&block))
      return pictures->drawings.empty() ? 0 : heightOf(pictures->drawings.front());
    if (const auto* const aside = std::get_if<Aside>(&block)) return asideHeight(*aside);
    return kRows;
  }

  [[nodiscard]] static double heightOf(const Drawing& drawing) {
    return PdfFlow::kWidth * drawing.height / drawing.width;
  }

  void paint(const Paragraph& paragraph) {
    const PdfStyle body = style(10.5, 400, palette().mid);
    const double height = textHeight(paragraph.text, PdfFlow::kWidth, body);
    flow_.require(height);
    flow_.text(0, flow_.y() + 6, PdfFlow::kWidth, paragraph.text, body);
    flow_.advance(height + 14);
  }

  void paint(const Figures& block) {
    constexpr double kGap = 30;
    constexpr double kLine = 48;
    const PdfStyle label = style(9.5, 400, palette().low);
    const PdfStyle value = style(18, 600, palette().high);
    const PdfStyle unit = style(10.5, 400, palette().mid);
    flow_.require(kLine);
    flow_.advance(10);
    double x = 0;
    for (const Figure& figure : block.figures) {
      const double chip = figure.key ? lineWidth(figure.value, style(13, 600, palette().high)) + 16 : 0;
      const double number = figure.key ? chip : lineWidth(figure.value, value);
      const double width = std::max(lineWidth(figure.label, label),
                                    number + (figure.unit.empty() ? 0 : 5 + lineWidth(figure.unit, unit)));
      if (x > 0 && x + width > PdfFlow::kWidth) {
        x = 0;
        flow_.advance(kLine);
        flow_.require(kLine);
      }
      const double y = flow_.y();
      double after = x + number;
      if (figure.key) {
        after = x + paintKey(flow_, x, y + 1, *figure.key, figure.value, 13);
      } else {
        flow_.text(x, y, PdfFlow::kWidth, figure.value, value);
      }
      flow_.text(after + 5, y + 6.5, PdfFlow::kWidth, figure.unit, unit);
      flow_.text(x, y + 25, PdfFlow::kWidth, figure.label, label);
      x += width + kGap;
    }
    flow_.advance(kLine);
  }

  void paint(const Pictures& pictures) {
    constexpr double kGap = 16;
    for (const Drawing& drawing : pictures.drawings) {
      flow_.require(heightOf(drawing));
      flow_.drawing(drawing, 0, flow_.y(), PdfFlow::kWidth);
      flow_.advance(heightOf(drawing) + kGap);
    }
  }

  void paint(const Table& table) {
    paintTable(flow_, table);
    flow_.advance(10);
  }

  [[nodiscard]] double asideHeight(const Aside& aside) const {
    const double beside = tableHeight(aside.table, besideWidth(aside));
    return std::max(aside.drawing.height, fitsBeside(beside) ? beside : 0);
  }

  [[nodiscard]] bool fitsBeside(double height) const { return height < flow_.pageHeight() / 2; }

  [[nodiscard]] static double besideWidth(const Aside& aside) {
    constexpr double kGap = 32;
    return PdfFlow::kWidth - aside.drawing.width - kGap;
  }

  /// A table that is too long to stand beside a picture stands below it.
  void paint(const Aside& aside) {
    const double height = asideHeight(aside);
    flow_.require(height);
    if (!flow_.atTop()) flow_.advance(8);
    const double top = flow_.y();
    flow_.drawing(aside.drawing, 0, top, aside.drawing.width);
    const double width = besideWidth(aside);
    const double beside = tableHeight(aside.table, width);
    if (fitsBeside(beside)) {
      paintTable(flow_, aside.table, PdfFlow::kWidth - width, width);
      flow_.advance(top + height - flow_.y() + 14);
      return;
    }
    flow_.advance(aside.drawing.height + 14);
    paint(aside.table);
  }

  void paint(const ChordSheet& sheet) { paintSheet(flow_, sheet); }

  PdfFlow& flow_;
};

}  // namespace

std::string pdfReport(const Report& report, Paper paper) {
  picture::requireFonts();
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  {
    PdfFlow flow(buffer, paper, report.title, report.footer);
    PdfPainter(flow).paint(report);
  }
  picture::removeDate(bytes);
  return bytes.toStdString();
}

}  // namespace barline::exporting::reports
