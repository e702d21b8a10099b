#include "ui/dashboard/StepModel.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/dashboard/RunText.h"

namespace barline::ui {
namespace {

/// Seconds below which a percentage says more about the clock than about the step.
constexpr double kLeastCompared = 0.0005;

double weightOf(const StepRow& row, StepOrder order) {
  if (order == StepOrder::Longest) return row.wall;
  return row.median ? std::abs(row.wall - *row.median) : 0.0;
}

}  // namespace

std::optional<double> changeOf(const StepRow& row) {
  if (!row.median || *row.median < kLeastCompared || row.state != pipeline::StepState::Computed)
    return std::nullopt;
  return row.wall / *row.median - 1.0;
}

void StepModel::setView(const std::shared_ptr<const DashboardView>& view) {
  beginResetModel();
  asRun_.clear();
  widest_.reset();
  if (view) {
    const performance::RunComparison& comparison = view->comparison;
    for (const performance::StepFigures& step : comparison.run.steps) {
      StepRow row{.id = step.id,
                  .title = runs::runStepTitle(step.id),
                  .state = step.state,
                  .wall = step.wallSeconds,
                  .cpu = step.cpuSeconds,
                  .slower = std::ranges::find(comparison.slower, step.id) != comparison.slower.end()};
      if (const performance::MedianStep* usual = comparison.usual.find(step.id))
        row.median = usual->wallSeconds;
      if (comparison.overlay) {
        if (const performance::StepFigures* other = comparison.overlay->find(step.id))
          row.overlay = other->wallSeconds;
      }
      asRun_.push_back(std::move(row));
    }
  }
  arrange();
  endResetModel();
}

void StepModel::setOrder(StepOrder order) {
  beginResetModel();
  order_ = order;
  arrange();
  endResetModel();
}

void StepModel::arrange() {
  rows_ = asRun_;
  if (order_ == StepOrder::AsRun) return;
  // What became slower is what a person looks for.
  std::ranges::stable_sort(rows_, std::ranges::greater(), [this](const StepRow& row) {
    return std::pair(row.slower, weightOf(row, order_));
  });
}

QModelIndex StepModel::indexOf(const std::string& step) const {
  const auto found = std::ranges::find(rows_, step, &StepRow::id);
  return found == rows_.end() ? QModelIndex() : index(static_cast<int>(found - rows_.begin()));
}

double StepModel::longest() const {
  double most = 0.0;
  for (const StepRow& row : rows_)
    most = std::max({most, row.wall, row.cpu, row.median.value_or(0.0), row.overlay.value_or(0.0)});
  return most;
}

double StepModel::widestTitle(const QFont& font) const {
  if (!widest_ || widest_->first != font.key()) {
    const QFontMetricsF metrics(font);
    double widest = 0.0;
    for (const StepRow& row : rows_) widest = std::max(widest, metrics.horizontalAdvance(row.title));
    widest_.emplace(font.key(), widest);
  }
  return widest_->second;
}

bool StepModel::hasMedian() const {
  return std::ranges::any_of(rows_, [](const StepRow& row) { return row.median.has_value(); });
}

int StepModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant StepModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const StepRow& step = row(index);
  if (role == Qt::DisplayRole) return step.title;
  if (role != Qt::AccessibleTextRole && role != Qt::ToolTipRole) return {};
  if (step.state != pipeline::StepState::Computed)
    return step.state == pipeline::StepState::Cached
               ? tr("%1: taken from an earlier analysis").arg(step.title)
               : tr("%1: not computed").arg(step.title);
  QString said = tr("%1: wall %2 s, CPU %3 s")
                     .arg(step.title, runs::secondsNumber(step.wall, 4), runs::secondsNumber(step.cpu, 4));
  if (step.median) said += tr(", median %1 s").arg(runs::secondsNumber(*step.median, 4));
  if (const auto change = changeOf(step)) said += QStringLiteral(", ") + runs::changeText(*change);
  if (step.overlay) said += tr(", overlay %1 s").arg(runs::secondsNumber(*step.overlay, 4));
  if (step.slower) said += tr(", slower than its history");
  return said;
}

}  // namespace barline::ui
