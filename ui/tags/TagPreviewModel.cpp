#include "ui/tags/TagPreviewModel.h"

#include <utility>

#include "ui/library/TrackRow.h"

namespace barline::ui {
namespace {

QString subjectText(tags::TagSubject subject) {
  switch (subject) {
    case tags::TagSubject::Bpm:
      return TagPreviewModel::tr("Tempo");
    case tags::TagSubject::Key:
      return TagPreviewModel::tr("Key");
    case tags::TagSubject::Energy:
      return TagPreviewModel::tr("Energy");
    case tags::TagSubject::ReplayGain:
      return TagPreviewModel::tr("ReplayGain");
  }
  return {};
}

/// Values on one line; a field with several has them parted.
QString valuesText(const tags::TagValues& values) {
  if (values.empty()) return QStringLiteral("–");
  QStringList texts;
  for (const std::string& value : values) texts.append(QString::fromStdString(value).simplified());
  return texts.join(QStringLiteral("; "));
}

}  // namespace

QString tagFieldText(const tags::TagChange& change) {
  QString name = QString::fromStdString(change.name);
  name = name.mid(name.lastIndexOf(QLatin1Char(':')) + 1);
  return TagPreviewModel::tr("%1 (%2)").arg(subjectText(change.subject), name);
}

void TagPreviewModel::setPlans(TagPlans plans) {
  beginResetModel();
  plans_ = std::move(plans);
  rows_.clear();
  files_ = 0;
  problems_ = 0;
  for (int i = 0; plans_ && i < static_cast<int>(plans_->size()); ++i) {
    const tags::TrackPlan& plan = (*plans_)[static_cast<std::size_t>(i)];
    if (!plan.problem.empty()) {
      rows_.push_back({i, kProblem});
      ++problems_;
    }
    for (int change = 0; change < static_cast<int>(plan.plan.changes.size()); ++change)
      rows_.push_back({i, change});
    if (!plan.plan.changes.empty()) ++files_;
  }
  endResetModel();
}

int TagPreviewModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int TagPreviewModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

QString TagPreviewModel::text(const Row& row, Column column) const {
  const tags::TrackPlan& plan = (*plans_)[static_cast<std::size_t>(row.plan)];
  if (column == Track) {
    const QString title = QString::fromStdString(plan.title);
    return plan.artist.empty() ? title : tr("%1 – %2").arg(QString::fromStdString(plan.artist), title);
  }
  if (row.change == kProblem) return column == Field ? QString::fromStdString(plan.problem) : QString();
  const tags::TagChange& change = plan.plan.changes[static_cast<std::size_t>(row.change)];
  if (column == Field) return tagFieldText(change);
  return valuesText(column == Before ? change.before : change.after);
}

QVariant TagPreviewModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const Row& row = rows_[static_cast<std::size_t>(index.row())];
  const auto column = static_cast<Column>(index.column());
  if (role == Qt::DisplayRole) {
    // The track is named once.
    if (column == Track && row.change > 0) return {};
    return text(row, column);
  }
  if (role == Qt::ToolTipRole && column == Track)
    return pathText((*plans_)[static_cast<std::size_t>(row.plan)].plan.file);
  if (role == Qt::ToolTipRole) return text(row, column);
  if (role == Qt::AccessibleTextRole) return text(row, column);
  return {};
}

QVariant TagPreviewModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (static_cast<Column>(section)) {
    case Track:
      return tr("Track");
    case Field:
      return tr("Field");
    case Before:
      return tr("Before");
    case After:
      return tr("After");
  }
  return {};
}

}  // namespace barline::ui
