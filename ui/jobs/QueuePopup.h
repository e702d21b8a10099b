#pragma once

#include <QWidget>

#include "ui/jobs/AnalysisController.h"

class QLabel;
class QListView;
class QToolButton;

namespace barline::ui {

class JobListModel;

/// The files under way and those that wait, each with a way to cancel it. Closes when clicked beside.
class QueuePopup final : public QWidget {
  Q_OBJECT

 public:
  /// @param controller outlives the popup
  explicit QueuePopup(AnalysisController& controller, QWidget* parent);

  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void updateHeader();
  void cancelCurrent();

  AnalysisController& controller_;
  JobListModel* model_;
  QLabel* counts_;
  QToolButton* pause_;
  QToolButton* cancelAll_;
  QListView* list_;
};

}  // namespace barline::ui
