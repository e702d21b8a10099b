#pragma once

#include <QDialog>

#include "ui/commands/CommandRegistry.h"

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QListView;
class QPushButton;

namespace barline::ui {

class CommandListModel;

/// Shows the keys of every command, changes them, and says whose a key is before it is taken over.
class ShortcutEditor final : public QDialog {
  Q_OBJECT

 public:
  /// @param registry outlives the dialog
  explicit ShortcutEditor(CommandRegistry& registry, QWidget* parent = nullptr);

  /// Chooses a command in the list.
  void choose(const QString& id);
  /// As if the key had been typed into the field.
  void enter(const QKeySequence& key);
  /// Who has the key that was entered; empty where it is free.
  [[nodiscard]] QString conflict() const;

 private:
  [[nodiscard]] QString chosen() const;
  void showChosen();
  void showConflict();
  void assign();
  void saveSheet();
  QPushButton* addButton(const QString& title, const QString& toolTip, void (ShortcutEditor::*run)());
  void clearChosen();
  void resetChosen();
  void resetEverything();

  CommandRegistry& registry_;
  CommandListModel* model_;
  QLineEdit* search_;
  QListView* list_;
  QLabel* name_;
  QKeySequenceEdit* key_;
  QLabel* conflict_;
  QPushButton* assign_;
  QPushButton* clear_;
  QPushButton* reset_;
};

}  // namespace barline::ui
