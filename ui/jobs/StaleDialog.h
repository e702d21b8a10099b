#pragma once

#include <QDialog>
#include <optional>
#include <vector>

#include "ui/jobs/QueueController.h"

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace barline::ui {

/// Shows which tracks would be analysed otherwise by now, since steps have a new version or other parameters:
/// how many they are and how long they would take. What a person chooses of them goes into the queue, and of
/// each only that is made again which has changed and what follows from it. Corrections stay as they are.
class StaleDialog final : public QDialog {
  Q_OBJECT

 public:
  /// @param queue outlives the dialog
  StaleDialog(QueueController& queue, const AnalysisController& analysis, QWidget* parent = nullptr);

 private:
  void show(const std::vector<StaleTracks>& stale);
  void addRow(const StaleTracks& stale);
  void updateTotal();
  void enqueue();
  /// "about 12 s", "about 26 min", "about 1 d 4 h".
  [[nodiscard]] static QString aboutText(double seconds);
  [[nodiscard]] QString changesText(const StaleTracks& stale) const;
  [[nodiscard]] std::optional<double> secondsFor(const StaleTracks& stale) const;

  QueueController& queue_;
  const AnalysisController& analysis_;
  std::vector<StaleTracks> stale_;
  QLabel* intro_;
  QTreeWidget* list_;
  QLabel* total_;
  QPushButton* analyse_;
};

}  // namespace barline::ui
