#pragma once

#include <QDialog>

#include "ui/intake/IntakeController.h"

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace barline::ui {

/// Finds the files of missing tracks in another folder.
class RelinkDialog final : public QDialog {
  Q_OBJECT

 public:
  /// @param intake outlives the dialog
  explicit RelinkDialog(IntakeController& intake, QWidget* parent = nullptr);

  void reject() override;

 private:
  void chooseFolder();
  void find();
  void onFound(const RelinkSummary& summary);
  void setBusy(bool busy);

  IntakeController& intake_;
  std::filesystem::path missingFolder_;  // as bytes, while its text is what stands in the field
  bool busy_{};
  QLineEdit* from_;
  QLineEdit* to_;
  QLabel* result_;
  QProgressBar* progress_;
  QPushButton* choose_;
  QPushButton* find_;
};

}  // namespace barline::ui
