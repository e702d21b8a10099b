#pragma once

#include <QColor>
#include <QFont>
#include <QString>
#include <string>

class QPainter;

namespace barline::exporting::reports {

/// How a text stands on a page. Sizes in pixels of 1/96 inch, the painter's unit.
struct PdfStyle {
  double size{10};
  int weight{400};
  QColor colour{};
  bool atEnd{};  ///< lines end at the right edge
};

/// The height of a text broken into lines of at most `width`. 0 for no text.
[[nodiscard]] double textHeight(const std::string& utf8, double width, const PdfStyle& style);

/// The width of a text on one line.
[[nodiscard]] double lineWidth(const std::string& utf8, const PdfStyle& style);

/// @param y of the upper edge. @return the height
double paintText(QPainter& painter, double x, double y, double width, const std::string& utf8,
                 const PdfStyle& style);

}  // namespace barline::exporting::reports
