#pragma once

#include <QAbstractListModel>
#include <vector>

#include "ui/commands/CommandRegistry.h"

namespace barline::ui {

/// Commands as they are listed: all, or those that answer what was typed, the best first.
class CommandListModel final : public QAbstractListModel {
  Q_OBJECT

 public:
  struct Row {
    QString id;  ///< empty for fixed keys
    QString title;
    QString group;
    QString keys;  ///< "Ctrl+K"; empty without
    bool enabled{true};
    bool changed{};  ///< not the standard keys
  };

  enum class Contents : unsigned char {
    Runnable,   ///< the best first; what cannot be run now comes last
    Everything  ///< in the menus' order, fixed keys too
  };

  /// @param registry outlives the model
  CommandListModel(const CommandRegistry& registry, Contents contents, QObject* parent = nullptr);

  void setQuery(const QString& query);
  /// After shortcuts changed.
  void refresh();

  [[nodiscard]] const Row& row(const QModelIndex& index) const {
    return rows_[static_cast<std::size_t>(index.row())];
  }
  [[nodiscard]] QModelIndex indexOf(const QString& id) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

 private:
  [[nodiscard]] std::vector<Row> allRows() const;

  const CommandRegistry& registry_;
  Contents contents_;
  QString query_;
  std::vector<Row> rows_;
};

}  // namespace barline::ui
