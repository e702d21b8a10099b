#include "ui/reference/FigureListModel.h"

#include <algorithm>

#include "ui/reference/FigureText.h"

namespace barline::ui {

void FigureListModel::setEvaluation(const evaluation::Evaluation& evaluation) {
  std::vector<Row> rows;
  for (const evaluation::FigureGroup& group : evaluation::listFigures(evaluation)) {
    rows.push_back({group.subject, std::nullopt});
    for (const evaluation::Figure& figure : group.figures) rows.push_back({group.subject, figure});
  }
  // With an edit only the values change: what is selected and in view stays.
  const bool isSame =
      std::equal(rows.begin(), rows.end(), rows_.begin(), rows_.end(), [](const Row& a, const Row& b) {
        return a.subject == b.subject && a.figure.has_value() == b.figure.has_value() &&
               (!a.figure || a.figure->id == b.figure->id);
      });
  if (isSame) {
    rows_ = std::move(rows);
    if (!rows_.empty()) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    return;
  }
  beginResetModel();
  rows_ = std::move(rows);
  endResetModel();
}

int FigureListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant FigureListModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Row& item = row(index);
  const bool asText = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
  if (!item.figure) return asText ? subjectTitle(item.subject) : QVariant();
  if (asText) return figureTitle(*item.figure) + u' ' + figureValueText(*item.figure);
  if (role == Qt::ToolTipRole || role == Qt::AccessibleDescriptionRole)
    return figureExplanation(*item.figure);
  return {};
}

Qt::ItemFlags FigureListModel::flags(const QModelIndex& index) const {
  if (!index.isValid() || !row(index).figure) return Qt::NoItemFlags;
  return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

}  // namespace barline::ui
