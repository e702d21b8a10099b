#pragma once

#include <QAbstractListModel>
#include <vector>

#include "engine/edits/Doubts.h"
#include "engine/model/ChordNames.h"
#include "ui/theme/Icons.h"

namespace barline::ui {

/// The doubtful places of a timeline, one a row.
class ReviewModel final : public QAbstractListModel {
  Q_OBJECT

 public:
  struct Row {
    edits::Doubt doubt;
    QString title;  ///< "Chord G or Em7"
    QString place;  ///< "Bar 67"
    IconName icon{};
    bool hasRunnerUp{};
  };

  using QAbstractListModel::QAbstractListModel;

  /// @param doubts of `shown`
  void setDoubts(std::vector<edits::Doubt> doubts, const model::Timeline& shown,
                 const model::ChordDisplay& display);
  void clear();

  void setOrder(edits::DoubtOrder order);
  [[nodiscard]] edits::DoubtOrder order() const { return order_; }

  [[nodiscard]] const Row& row(const QModelIndex& index) const {
    return rows_[static_cast<std::size_t>(index.row())];
  }
  /// The row of a doubt of the same kind in the same place; −1 for none.
  [[nodiscard]] int find(const edits::Doubt& doubt) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

 private:
  void sortDoubts();

  std::vector<Row> rows_;
  edits::DoubtOrder order_{edits::DoubtOrder::LeastCertainFirst};
};

}  // namespace barline::ui
