#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "ui/tags/TagController.h"

namespace barline::ui {

/// The list of before and after: a row for each field of each file that would change, and one for each file
/// that cannot be written, with the reason.
class TagPreviewModel final : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column : unsigned char { Track, Field, Before, After };
  static constexpr int kColumns = 4;

  explicit TagPreviewModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

  /// @param plans null = an empty list
  void setPlans(TagPlans plans);
  [[nodiscard]] const TagPlans& plans() const { return plans_; }

  /// Files that would be written, and files that cannot be.
  [[nodiscard]] int files() const { return files_; }
  [[nodiscard]] int problems() const { return problems_; }
  [[nodiscard]] bool isProblem(int row) const {
    return rows_[static_cast<std::size_t>(row)].change == kProblem;
  }
  /// Whether the row is the first of its file.
  [[nodiscard]] bool isFirst(int row) const { return rows_[static_cast<std::size_t>(row)].change <= 0; }

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  struct Row {
    int plan{};
    int change{};
  };
  static constexpr int kProblem = -1;

  [[nodiscard]] QString text(const Row& row, Column column) const;

  TagPlans plans_;
  std::vector<Row> rows_;
  int files_{};
  int problems_{};
};

/// "Tempo (TBPM)".
[[nodiscard]] QString tagFieldText(const tags::TagChange& change);

}  // namespace barline::ui
