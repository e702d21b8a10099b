#pragma once

#include <QRectF>
#include <vector>

#include "engine/pipeline/Runner.h"
#include "ui/theme/Theme.h"

class QPainter;

namespace barline::ui {

/// A cell for each step, as wide as the step is costly, but none so narrow that it could not be seen.
/// @param costs of the steps @param rect all of them together
[[nodiscard]] std::vector<QRectF> stepCells(const std::vector<double>& costs, const QRectF& rect);

/// @param fraction 0–1 of a step that is running
void paintStepCell(QPainter& painter, const QRectF& cell, pipeline::StepState state, double fraction,
                   const Theme& theme);

}  // namespace barline::ui
