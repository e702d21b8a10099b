#pragma once

#include <QPainter>
#include <vector>

#include "ui/timeline/lanes/BandPainter.h"
#include "ui/timeline/lanes/WaveStyle.h"

namespace barline::ui {

/// Of a waveform that is only about right.
inline constexpr double kSketchOpacity = 0.5;

/// Paints columns about the middle of `rect` in a style. `rect` is in logical pixels; there is one column for
/// each device pixel of its width.
void paintWave(QPainter& painter, const QRectF& rect, const std::vector<BandColumn>& columns, WaveStyle style,
               const Theme& theme, double pixelRatio);

/// The colour of a column in WaveStyle::Rgb: full where one band alone sounds, and set off from the canvas.
[[nodiscard]] QColor rgbOf(const BandColumn& column, const Theme& theme);

}  // namespace barline::ui
