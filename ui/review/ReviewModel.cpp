#include "ui/review/ReviewModel.h"

#include <algorithm>
#include <utility>

#include "ui/review/DoubtText.h"

namespace barline::ui {

void ReviewModel::setDoubts(std::vector<edits::Doubt> doubts, const model::Timeline& shown,
                            const model::ChordDisplay& display) {
  beginResetModel();
  rows_.clear();
  for (edits::Doubt& doubt : doubts) {
    Row& row = rows_.emplace_back();
    row.title = doubtText(doubt, shown, display);
    row.place = doubtPlace(doubt, shown);
    row.icon = doubtIcon(doubt.kind);
    row.hasRunnerUp = hasRunnerUp(doubt);
    row.doubt = std::move(doubt);
  }
  sortDoubts();
  endResetModel();
}

void ReviewModel::clear() {
  beginResetModel();
  rows_.clear();
  endResetModel();
}

void ReviewModel::setOrder(edits::DoubtOrder order) {
  if (order == order_) return;
  beginResetModel();
  order_ = order;
  sortDoubts();
  endResetModel();
}

void ReviewModel::sortDoubts() {
  const bool inTime = order_ == edits::DoubtOrder::InTime;
  std::ranges::stable_sort(rows_, {}, [inTime](const Row& row) {
    const double begin = row.doubt.range.begin;
    const double confidence = row.doubt.confidence;
    return inTime ? std::pair(begin, confidence) : std::pair(confidence, begin);
  });
}

int ReviewModel::find(const edits::Doubt& doubt) const {
  const auto found = std::ranges::find_if(
      rows_, [&](const Row& row) { return row.doubt.kind == doubt.kind && row.doubt.range == doubt.range; });
  return found == rows_.end() ? -1 : static_cast<int>(found - rows_.begin());
}

int ReviewModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant ReviewModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const Row& shown = row(index);
  if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
  return tr("%1, %2, confidence %3")
      .arg(shown.title, shown.place, QString::number(shown.doubt.confidence, 'f', 2));
}

}  // namespace barline::ui
