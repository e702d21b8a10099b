#pragma once

#include <QPainter>

#include "engine/model/Section.h"
#include "ui/timeline/lanes/Lane.h"

namespace barline::ui {

/// Values of the tokens that only sections have. Widths from which something of a section is shown, in
/// logical pixels, and how strong its tint is.
namespace section {

inline constexpr double kLetterFrom = 14;
inline constexpr double kLabelFrom = 60;
inline constexpr double kBarsFrom = 120;
inline constexpr double kTint = 0.22;
inline constexpr double kOverviewTint = 0.34;

}  // namespace section

/// The colour of a section's group; groups beyond the eighth share the colours again.
[[nodiscard]] QColor sectionColour(const model::Section& section, const Theme& theme);

/// The tint of a section and the edge at its begin over the strip's rows from `top` to `bottom`. @return the
/// part of the strip that it covers, as far as it lies there; null where it does not
[[nodiscard]] std::optional<QRectF> paintSectionBlock(QPainter& painter, const Strip& strip,
                                                      const model::Section& section, double top,
                                                      double bottom, double tint, double edge);

}  // namespace barline::ui
