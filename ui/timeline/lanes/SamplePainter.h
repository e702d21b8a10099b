#pragma once

#include <QPainter>

#include "ui/timeline/lanes/BandPainter.h"
#include "ui/timeline/lanes/Lane.h"

namespace barline::ui {

/// Columns like those of stored peaks, measured from samples where pixels are finer than peaks.
[[nodiscard]] std::vector<BandColumn> sampleColumns(const SampleWindow& samples, const TimeAxis& axis,
                                                    int columns, double pixelRatio);

/// One line through the mean of the channels; with `dots` each sample is marked.
void paintSamples(QPainter& painter, const Strip& strip, const SampleWindow& samples, const QRectF& area,
                  bool dots);

}  // namespace barline::ui
