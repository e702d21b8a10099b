#pragma once

#include <QDialog>
#include <QSortFilterProxyModel>

#include "ui/diagnosis/LogModel.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QListView;

namespace barline::ui {

class DiagnosisController;

/// "Help ▸ Show log…": the lines, newest last, those with a text, copied or followed as they come.
class LogDialog final : public QDialog {
  Q_OBJECT

 public:
  /// @param diagnosis outlives the dialog
  explicit LogDialog(DiagnosisController& diagnosis, QWidget* parent = nullptr);
  ~LogDialog() override;

 private:
  void append(const QStringList& lines);
  void follow();
  void updateEmptiness();
  /// The selected lines, or all that are shown.
  void copy();

  DiagnosisController& diagnosis_;
  QLineEdit* search_;
  QCheckBox* follow_;
  QListView* list_;
  QLabel* empty_;
  LogModel lines_;
  QSortFilterProxyModel shown_;
};

}  // namespace barline::ui
