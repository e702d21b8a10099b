#include "ui/jobs/JobListModel.h"

#include <algorithm>

namespace barline::ui {

JobListModel::JobListModel(AnalysisController& controller, QObject* parent)
    : QAbstractListModel(parent), controller_(controller), jobs_(controller.jobs()) {
  connect(&controller_, &AnalysisController::queueChanged, this, &JobListModel::reload);
  connect(&controller_, &AnalysisController::jobChanged, this, &JobListModel::onJobChanged);
}

int JobListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(jobs_.size());
}

QVariant JobListModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const JobView& view = job(index);
  if (role == Qt::DisplayRole) return view.title;
  if (role == Qt::AccessibleTextRole) {
    return view.state == JobView::State::Waiting
               ? tr("%1, waiting").arg(view.title)
               : tr("%1, %2 %3 %").arg(view.title, view.step).arg(qRound(100 * view.fraction));
  }
  return {};
}

const JobView& JobListModel::job(const QModelIndex& index) const {
  return jobs_.at(static_cast<std::size_t>(index.row()));
}

void JobListModel::reload() {
  beginResetModel();
  jobs_ = controller_.jobs();
  endResetModel();
}

void JobListModel::onJobChanged(const JobView& job) {
  const auto known = std::ranges::find(jobs_, job.track, &JobView::track);
  if (known == jobs_.end()) return;
  *known = job;
  const QModelIndex row = index(static_cast<int>(known - jobs_.begin()));
  Q_EMIT dataChanged(row, row);
}

}  // namespace barline::ui
