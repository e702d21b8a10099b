#pragma once

#include <QPainter>
#include <QPdfWriter>
#include <functional>
#include <string>

#include "engine/export/picture/Palette.h"
#include "engine/export/report/PdfText.h"
#include "engine/export/report/Reports.h"

namespace barline::exporting::reports {

/// Pages of a PDF, filled from top to bottom. Units are pixels of 1/96 inch; x = 0 is the left edge of what
/// is written on.
class PdfFlow {
 public:
  /// What both A4 and Letter have between their margins.
  static constexpr double kWidth = kPictureWidth;

  /// @param device outlives the flow
  PdfFlow(QIODevice& device, Paper paper, const std::string& title, const std::string& footer);
  ~PdfFlow();
  PdfFlow(const PdfFlow&) = delete;
  PdfFlow& operator=(const PdfFlow&) = delete;

  [[nodiscard]] QPainter& painter() { return painter_; }
  [[nodiscard]] double y() const { return y_; }
  /// Height of what can be written on.
  [[nodiscard]] double pageHeight() const { return bottom_ - kTop; }
  [[nodiscard]] bool atTop() const { return y_ <= kTop; }
  void advance(double height) { y_ += height; }

  void newPage();
  /// Goes to a new page where so much does not fit on this one. @return whether it did
  bool require(double height);

  void fill(double x, double y, double width, double height, std::string_view colour, double radius = 0,
            double opacity = 1);
  void outline(double x, double y, double width, double height, std::string_view colour, double line,
               double radius);
  void text(double x, double y, double width, const std::string& utf8, const PdfStyle& style) {
    paintText(painter_, x, y, width, utf8, style);
  }
  /// A drawing of a report, as wide as asked for.
  void drawing(const Drawing& drawing, double x, double y, double width);

  [[nodiscard]] static QColor colour(std::string_view name);

 private:
  static constexpr double kTop = 53;  // 14 mm

  void paintFooter();

  QPdfWriter writer_;
  QPainter painter_;
  std::string footer_;
  double bottom_{};
  double y_{kTop};
  int page_{1};
};

}  // namespace barline::exporting::reports
