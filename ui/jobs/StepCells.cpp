#include "ui/jobs/StepCells.h"

#include <QPainter>
#include <algorithm>
#include <numeric>

namespace barline::ui {
namespace {

constexpr double kGap = 2.0;
constexpr double kLeast = 6.0;

}  // namespace

std::vector<QRectF> stepCells(const std::vector<double>& costs, const QRectF& rect) {
  std::vector<QRectF> cells;
  const double total = std::accumulate(costs.begin(), costs.end(), 0.0);
  if (total <= 0.0) return cells;
  const auto count = static_cast<double>(costs.size());
  const double least = std::min(kLeast, std::max(1.0, rect.width() / count - kGap));
  const double free = std::max(0.0, rect.width() - count * (least + kGap) + kGap);
  double x = rect.left();
  for (const double cost : costs) {
    const double width = least + free * cost / total;
    cells.emplace_back(x, rect.top(), width, rect.height());
    x += width + kGap;
  }
  return cells;
}

void paintStepCell(QPainter& painter, const QRectF& cell, pipeline::StepState state, double fraction,
                   const Theme& theme) {
  using pipeline::StepState;
  const Colours& colours = theme.colours();
  QColor colour = colours.bg.control;
  if (state == StepState::Computed || state == StepState::Cached) colour = colours.line.strong;
  if (state == StepState::Failed) colour = colours.state.error;
  if (state == StepState::Blocked) colour = colours.state.warn;
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  painter.drawRoundedRect(cell, 1.0, 1.0);
  if (state != StepState::Running) return;
  QRectF part = cell;
  part.setWidth(std::max(2.0, part.width() * fraction));
  painter.setBrush(colours.accent.base);
  painter.drawRoundedRect(part, 1.0, 1.0);
}

}  // namespace barline::ui
