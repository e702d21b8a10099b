#pragma once

#include <QAbstractListModel>
#include <QString>
#include <optional>
#include <vector>

#include "engine/search/Completion.h"
#include "ui/search/LibraryTexts.h"

namespace barline::ui {

/// What may be typed at the cursor: the library's texts, then what the language knows.
class SuggestionModel final : public QAbstractListModel {
  Q_OBJECT

 public:
  struct Row {
    QString shown;
    QString inserted;
    QString meaning;  ///< empty where the text says it all
    std::optional<model::MusicalKey> key;
  };

  using QAbstractListModel::QAbstractListModel;

  /// @param library texts of the library, before their suggestions
  void show(const search::Completion& completion, const std::vector<LibraryText>& library);

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  /// Qt::DisplayRole and Qt::AccessibleTextRole.
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] const Row& row(int index) const { return rows_[static_cast<std::size_t>(index)]; }

 private:
  std::vector<Row> rows_;
};

}  // namespace barline::ui
