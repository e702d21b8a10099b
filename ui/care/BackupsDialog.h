#pragma once

#include <QDialog>
#include <filesystem>
#include <optional>
#include <vector>

#include "ui/care/CareStore.h"

class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QTreeWidget;

namespace barline::ui {

class CareController;

/// "Library ▸ Backups and repair…"
class BackupsDialog final : public QDialog {
  Q_OBJECT

 public:
  /// @param care outlives the dialog
  explicit BackupsDialog(CareController& care, QWidget* parent = nullptr);

 private:
  void connectController();
  void fill(const LibraryLocation& place, const std::vector<LibraryBackup>& backups);
  void showTask(const QString& name);
  void showOutcome(const QString& outcome, bool failed);
  void updateButtons();
  void restoreSelected();
  void chooseExport();
  void chooseImport();
  void chooseMerge();
  /// Whether the person wants all of the library replaced.
  [[nodiscard]] bool confirmReplacing(const QString& by);
  [[nodiscard]] std::optional<std::filesystem::path> chooseLibrary(const QString& title);

  CareController& care_;
  std::vector<LibraryBackup> backups_;
  QLabel* place_;
  QLabel* network_;
  QTreeWidget* list_;
  QPushButton* backUp_;
  QPushButton* restore_;
  QPushButton* check_;
  QPushButton* repair_;
  QPushButton* export_;
  QPushButton* import_;
  QPushButton* merge_;
  QLabel* task_;
  QProgressBar* progress_;
  QPushButton* cancel_;
  QPlainTextEdit* outcome_;
};

}  // namespace barline::ui
