#pragma once

#include <QByteArray>
#include <QColor>
#include <QPointF>
#include <QString>
#include <vector>

#include "engine/export/picture/Svg.h"

class QPainter;

namespace barline::exporting::picture {

/// A text of a drawing, in its pixels.
struct PlacedText {
  QString text;
  QPointF baseline;
  TextStyle style;
  QColor colour;
};

/// A drawing taken apart. Qt draws the text of an SVG as outlines and knows only one family of fonts for it;
/// by itself text stays text, which can be searched in a PDF. All texts lie above all graphics in our
/// drawings.
struct TextLayer {
  QByteArray graphics;  ///< the SVG without its texts
  std::vector<PlacedText> texts;
};

/// @param svg as class Svg writes it
[[nodiscard]] TextLayer textLayer(const QByteArray& svg);

/// @param painter its unit is the drawing's pixel
void paintTexts(QPainter& painter, const std::vector<PlacedText>& texts);

}  // namespace barline::exporting::picture
