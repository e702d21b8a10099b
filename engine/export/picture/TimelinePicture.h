#pragma once

#include <string>
#include <vector>

#include "engine/export/picture/Palette.h"
#include "engine/export/picture/Scene.h"
#include "engine/export/picture/Systems.h"

namespace barline::exporting::picture {

/// An SVG and its size in pixels of 1/96 inch.
struct Drawing {
  std::string svg;
  double width{};
  double height{};
};

/// How a timeline is laid out on a sheet.
struct SheetLayout {
  double width{1280};
  double pageHeight{};  ///< 0 = one page as high as it need be
  double margin{32};
  SystemBreaks breaks{};
  std::size_t mostLines{40};  ///< lines hold more bars where a track would have more
  bool ground{true};          ///< the paper is painted; paper itself needs none
};

/// A page of the printed picture: what A4 and Letter both have inside margins of 12 mm at least.
[[nodiscard]] SheetLayout printedSheet();

/// The timeline in lines below each other, its title above. A line is never broken over pages.
[[nodiscard]] std::vector<Drawing> timelineSheet(const Scene& scene, const Palette& palette,
                                                 const SheetLayout& layout = {});

/// The whole timeline on one line, as long as it takes (at most 32,000 pixels).
[[nodiscard]] Drawing timelineStrip(const Scene& scene, const Palette& palette);

/// The lines alone, for pages that have a title of their own. `layout` gives width and breaks.
[[nodiscard]] std::vector<Drawing> timelineLines(const Scene& scene, const Palette& palette,
                                                 const SheetLayout& layout);

/// The whole track at a glance in `width` × `height` pixels: sections above the waveform.
[[nodiscard]] Drawing overview(const Scene& scene, const Palette& palette, double width, double height);

}  // namespace barline::exporting::picture
