#pragma once

#include <QDialog>

class QListWidget;
class QPushButton;

namespace barline::ui {

class WatchController;

/// Lists the watched folders and lets a person add some and take some away.
class WatchedFoldersDialog final : public QDialog {
  Q_OBJECT

 public:
  /// @param watch outlives the dialog
  explicit WatchedFoldersDialog(WatchController& watch, QWidget* parent = nullptr);

 private:
  void fill();
  void addFolder();
  void removeSelected();
  void updateButtons();

  WatchController& watch_;
  QListWidget* list_;
  QPushButton* remove_;
  QPushButton* look_;
};

}  // namespace barline::ui
