#pragma once

#include <QAbstractListModel>
#include <vector>

#include "engine/model/Edit.h"
#include "engine/model/Timeline.h"
#include "ui/theme/Icons.h"

namespace barline::ui {

/// The edits of a track, the newest first; below them the analysis they lie over.
class EditListModel final : public QAbstractListModel {
  Q_OBJECT

 public:
  struct Row {
    std::size_t applied{};  ///< how many edits are applied once this one is the last
    QString title;
    QString note;  ///< when and by whom
    IconName icon{IconName::Pencil};
    bool undone{};
    bool last{};          ///< of those that are applied: what undo takes back
    bool basisChanged{};  ///< the analysis of what it changed is of another version now
  };

  using QAbstractListModel::QAbstractListModel;

  /// @param analysis null where no track is open
  void setHistory(const model::EditHistory& history, const model::Timeline* analysis);

  [[nodiscard]] const Row& row(const QModelIndex& index) const {
    return rows_[static_cast<std::size_t>(index.row())];
  }

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

 private:
  std::vector<Row> rows_;
};

/// The analysis that an edit was made on is not the one there is now. @param basis as in model::Edit
[[nodiscard]] bool basisChanged(const std::string& basis, const model::Timeline& analysis);

}  // namespace barline::ui
