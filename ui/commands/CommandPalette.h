#pragma once

#include <QFrame>

#include "ui/commands/CommandRegistry.h"

class QLabel;
class QLineEdit;
class QListView;

namespace barline::ui {

class CommandListModel;

/// Runs any command by a few letters of its name. Typing narrows the list, Up and Down walk through it, Enter
/// runs, Escape leaves.
class CommandPalette final : public QFrame {
  Q_OBJECT

 public:
  /// @param registry outlives the palette
  explicit CommandPalette(const CommandRegistry& registry, QWidget* parent);

  /// Shows it empty, at the top of its parent.
  void open();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  void choose(int row);
  void moveBy(int rows);
  void run(const QModelIndex& index);

  const CommandRegistry& registry_;
  QLineEdit* field_;
  QListView* list_;
  QLabel* none_;  ///< in place of the list where it is empty
  CommandListModel* model_;
};

}  // namespace barline::ui
