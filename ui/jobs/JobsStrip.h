#pragma once

#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "ui/jobs/QueueController.h"
#include "ui/theme/Theme.h"

class QToolButton;

namespace barline::ui {

/// The line at the bottom of the window: the steps of the open track at the left, one cell for each, and what
/// the queue is at at the right. A click asks for the queue.
class JobsStrip final : public QWidget {
  Q_OBJECT

 public:
  /// @param analysis, queue outlive the strip
  JobsStrip(AnalysisController& analysis, QueueController& queue, QWidget* parent = nullptr);

  /// How the open track's analysis ended. Null while it is under way or no track is open.
  void setReport(std::shared_ptr<const pipeline::AnalysisReport> report);
  void setTrackOpen(bool open);

 Q_SIGNALS:
  void queueAsked();

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void onJobChanged(const JobView& job);
  void updateButtons();
  double paintSummary(QPainter& painter, const Theme& theme) const;
  void paintCells(QPainter& painter, const Theme& theme) const;
  void paintQueue(QPainter& painter, const Theme& theme) const;
  void layOutCells(double left);
  [[nodiscard]] QString summaryText() const;
  [[nodiscard]] QString queueText() const;
  [[nodiscard]] QString toolTipFor(const StepView& step) const;

  AnalysisController& controller_;
  QueueController& queue_;
  QToolButton* pause_{};
  std::shared_ptr<const pipeline::AnalysisReport> report_;
  bool trackOpen_{};
  std::optional<JobView> shown_;  // the job under way that is shown
  std::vector<QRectF> cells_;     // of the steps
};

}  // namespace barline::ui
