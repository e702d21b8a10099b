#pragma once

#include <QDialog>
#include <vector>

#include "ui/diagnosis/DiagnosisStore.h"

class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace barline::ui {

class DiagnosisController;

/// "Help ▸ Crash reports…": looks at them, copies, shows and deletes them.
class CrashDialog final : public QDialog {
  Q_OBJECT

 public:
  /// @param diagnosis outlives the dialog
  explicit CrashDialog(DiagnosisController& diagnosis, QWidget* parent = nullptr);

 private:
  void fill(const std::vector<CrashEntry>& reports);
  void showSelected();
  /// Null where none is selected.
  [[nodiscard]] const CrashEntry* selected() const;

  DiagnosisController& diagnosis_;
  std::vector<CrashEntry> reports_;
  QLabel* about_;
  QListWidget* list_;
  QPlainTextEdit* text_;
  QPushButton* copy_;
  QPushButton* folder_;
  QPushButton* remove_;
};

}  // namespace barline::ui
