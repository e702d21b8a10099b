#pragma once

#include <QRectF>

#include "ui/theme/Theme.h"

class QPainter;

namespace barline::ui {

inline constexpr double kPlaceBarWidth = 32;  ///< logical pixels

/// Where a value stands among those of the library: a tick on a bar from its lowest to its highest, and the
/// percentile at the right of `number`, in the small text's font.
/// @param share 0–1, as LibraryComparison has it @param ratio device pixels for each logical one
void paintLibraryPlace(QPainter& painter, const QRectF& bar, const QRectF& number, double share, double ratio,
                       const Theme& theme);

}  // namespace barline::ui
