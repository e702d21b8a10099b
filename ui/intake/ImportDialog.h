#pragma once

#include <QDialog>

#include "ui/intake/IntakeController.h"

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace barline::ui {

/// Shows what is in a collection of another program, lets a person say where its files are and what to take
/// over, and imports it.
class ImportDialog final : public QDialog {
  Q_OBJECT

 public:
  /// @param intake outlives the dialog. Looks into the file at once.
  ImportDialog(IntakeController& intake, const std::filesystem::path& file, QWidget* parent = nullptr);

  void reject() override;

 private:
  void look();
  void choosePlace();
  void startImport();
  void onInspected(const CollectionSummary& summary);
  void onImported(const CollectionOutcome& outcome);
  void onFailed(const QString& sentence);
  void setBusy(bool busy);

  IntakeController& intake_;
  CollectionChoice choice_;
  CollectionSummary summary_;
  bool busy_{};
  QLabel* found_;
  QLabel* missing_;
  QPushButton* place_;
  QCheckBox* playlists_;
  QCheckBox* ratings_;
  QCheckBox* references_;
  QProgressBar* progress_;
  QPushButton* import_;
  QPushButton* close_;
};

}  // namespace barline::ui
