#pragma once

#include <QAbstractListModel>
#include <memory>
#include <optional>
#include <vector>

#include "engine/text/MeasureText.h"
#include "ui/inspector/LibraryComparison.h"

namespace barline::ui {

/// Every measure under the title of its group. Rows never come or go: what is not known has
/// no value yet, so nothing moves when it arrives.
class MeasureListModel final : public QAbstractListModel {
  Q_OBJECT

 public:
  /// A row: a measure, or the title of a group.
  struct Row {
    std::optional<model::Measure> measure;  ///< absent in a title
    text::MeasureGroup group{};
    std::optional<double> value;
    std::optional<double> shareBelow;  ///< as LibraryComparison has it
  };

  explicit MeasureListModel(QObject* parent = nullptr);

  void setValues(const model::MeasureValues& values);
  /// Null: nothing is compared.
  void setComparison(std::shared_ptr<const LibraryComparison> comparison);
  /// Some measure has a place in the library.
  [[nodiscard]] bool compares() const;

  [[nodiscard]] const Row& row(const QModelIndex& index) const {
    return rows_[static_cast<std::size_t>(index.row())];
  }

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

 private:
  void update();

  model::MeasureValues values_;
  std::shared_ptr<const LibraryComparison> comparison_;
  std::vector<Row> rows_;
};

}  // namespace barline::ui
