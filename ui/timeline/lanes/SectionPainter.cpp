#include "ui/timeline/lanes/SectionPainter.h"

#include <algorithm>

namespace barline::ui {

QColor sectionColour(const model::Section& section, const Theme& theme) {
  const auto& colours = theme.colours().section;
  return colours[static_cast<std::size_t>(section.group) % colours.size()];
}

std::optional<QRectF> paintSectionBlock(QPainter& painter, const Strip& strip, const model::Section& section,
                                        double top, double bottom, double tint, double edge) {
  const double begin = strip.snappedX(section.range.begin);
  const double end = strip.snappedX(section.range.end);
  const double left = std::max(begin, 0.0);
  const double right = std::min(end, strip.width);
  if (right <= left) return std::nullopt;
  const QColor colour = sectionColour(section, *strip.theme);
  const QRectF rect(left, top, right - left, bottom - top);
  painter.fillRect(rect, withAlpha(colour, tint));
  const double edgeRight = std::min(begin + strip.lineWidth(edge), right);
  if (edgeRight > left) painter.fillRect(QRectF(left, top, edgeRight - left, bottom - top), colour);
  return rect;
}

}  // namespace barline::ui
