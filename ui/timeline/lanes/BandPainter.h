#pragma once

#include <QPainter>
#include <vector>

#include "engine/model/WaveformPeaks.h"
#include "ui/timeline/lanes/Lane.h"

namespace barline::ui {

/// One column of device pixels; full scale is 1.
struct BandColumn {
  float low{};  ///< largest magnitude in each band
  float mid{};
  float high{};
  float minimum{};  ///< of the samples
  float maximum{};
  float rms{};
};

/// The columns of a strip out of stored peaks, of all channels together: each column is the largest of what
/// it covers, its RMS that of the loudest channel; where peaks are wider than columns, the line between their
/// middles.
[[nodiscard]] std::vector<BandColumn> bandColumns(const model::WaveformPeaks& peaks, const TimeAxis& axis,
                                                  int columns, double pixelRatio);

/// Paints columns mirrored about the middle of `rect`, low behind and high in front, with the tokens' display
/// gains. `rect` is in logical pixels; there is one column for each device pixel of its width.
void paintBands(QPainter& painter, const QRectF& rect, const std::vector<BandColumn>& columns,
                const Theme& theme, double pixelRatio);

}  // namespace barline::ui
