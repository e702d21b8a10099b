#pragma once

#include <QAbstractListModel>
#include <optional>
#include <vector>

#include "engine/evaluate/Evaluation.h"

namespace barline::ui {

/// The figures of an evaluation under the titles of their subjects.
class FigureListModel final : public QAbstractListModel {
  Q_OBJECT

 public:
  /// A row: a figure, or the title of a subject.
  struct Row {
    evaluation::Subject subject{};
    std::optional<evaluation::Figure> figure;  ///< absent in a title
  };

  using QAbstractListModel::QAbstractListModel;

  void setEvaluation(const evaluation::Evaluation& evaluation);

  [[nodiscard]] const Row& row(const QModelIndex& index) const {
    return rows_[static_cast<std::size_t>(index.row())];
  }

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

 private:
  std::vector<Row> rows_;
};

}  // namespace barline::ui
