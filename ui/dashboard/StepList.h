#pragma once

#include <QListView>
#include <QWidget>
#include <memory>

#include "ui/dashboard/StepDelegate.h"
#include "ui/dashboard/StepModel.h"

namespace barline::ui {

/// The steps of a run as a list with bars and, below it, the axis of time. The arrow keys walk through it;
/// the current step is the one whose history is shown.
class StepList final : public QWidget {
  Q_OBJECT

 public:
  explicit StepList(QWidget* parent = nullptr);

  void setView(const std::shared_ptr<const DashboardView>& view);
  void setOrder(StepOrder order);
  [[nodiscard]] StepOrder order() const { return model_.order(); }
  /// Empty while there is none.
  [[nodiscard]] std::string currentStep() const;
  void setCurrentStep(const std::string& step);
  [[nodiscard]] QListView& list() { return *list_; }

 Q_SIGNALS:
  void currentStepChanged(const std::string& step);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void fitRows();

  StepModel model_;
  StepDelegate delegate_;
  QListView* list_;
};

}  // namespace barline::ui
