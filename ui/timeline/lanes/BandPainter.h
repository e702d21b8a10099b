#pragma once

#include <QPainter>
#include <vector>

#include "engine/model/WaveformPeaks.h"
#include "ui/timeline/lanes/Lane.h"

namespace barline::ui {

/// Largest magnitudes of three bands in one column of device pixels; full scale is 1.
struct BandColumn {
  float low{};
  float mid{};
  float high{};
};

/// The columns of a strip out of stored peaks, loudest channel first: each column is the largest of what it
/// covers; where peaks are wider than columns, the line between their middles.
[[nodiscard]] std::vector<BandColumn> bandColumns(const model::WaveformPeaks& peaks, const TimeAxis& axis,
                                                  int columns, double pixelRatio);

/// Paints columns mirrored about the middle of `rect`, low behind and high in front, with the tokens' display
/// gains. `rect` is in logical pixels; there is one column for each device pixel of its width.
void paintBands(QPainter& painter, const QRectF& rect, const std::vector<BandColumn>& columns,
                const Theme& theme, double pixelRatio);

}  // namespace barline::ui
