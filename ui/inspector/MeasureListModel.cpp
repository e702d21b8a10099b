#include "ui/inspector/MeasureListModel.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace barline::ui {
namespace {

int percent(double share) {
  return static_cast<int>(std::lround(100 * share));
}

QString line(const MeasureListModel::Row& row) {
  return text::measureTitle(*row.measure) + u' ' + text::measureValueText(*row.measure, row.value);
}

QString explanation(const MeasureListModel::Row& row) {
  QString text = text::measureExplanation(*row.measure, row.value);
  if (!row.shareBelow) return text;
  return text + u'\n' + MeasureListModel::tr("%1 % of the library lies lower.").arg(percent(*row.shareBelow));
}

}  // namespace

MeasureListModel::MeasureListModel(QObject* parent) : QAbstractListModel(parent) {
  for (const model::Measure measure : text::shownMeasures()) {
    const text::MeasureGroup group = text::measureGroup(measure);
    if (rows_.empty() || rows_.back().group != group)
      rows_.push_back({.measure = {}, .group = group, .value = {}, .shareBelow = {}});
    rows_.push_back({.measure = measure, .group = group, .value = {}, .shareBelow = {}});
  }
}

void MeasureListModel::setValues(const model::MeasureValues& values) {
  if (values == values_) return;
  values_ = values;
  update();
}

void MeasureListModel::setComparison(std::shared_ptr<const LibraryComparison> comparison) {
  comparison_ = std::move(comparison);
  update();
}

void MeasureListModel::update() {
  for (Row& row : rows_) {
    if (!row.measure) continue;
    row.value = values_[*row.measure];
    row.shareBelow.reset();
    if (row.value && comparison_) row.shareBelow = comparison_->shareBelow(*row.measure, *row.value);
  }
  Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

bool MeasureListModel::compares() const {
  return std::ranges::any_of(rows_, [](const Row& row) { return row.shareBelow.has_value(); });
}

int MeasureListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant MeasureListModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Row& item = row(index);
  const bool asText = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
  if (!item.measure) return asText ? text::groupTitle(item.group) : QVariant();
  if (role == Qt::AccessibleTextRole && item.shareBelow)
    return tr("%1, percentile %2").arg(line(item)).arg(percent(*item.shareBelow));
  if (asText) return line(item);
  if (role == Qt::ToolTipRole || role == Qt::AccessibleDescriptionRole) return explanation(item);
  return {};
}

Qt::ItemFlags MeasureListModel::flags(const QModelIndex& index) const {
  if (!index.isValid() || !row(index).measure) return Qt::NoItemFlags;
  return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

}  // namespace barline::ui
