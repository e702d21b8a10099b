#pragma once

#include <QWidget>
#include <vector>

#include "ui/dashboard/QueueRates.h"

namespace barline::ui {

class BarChart;
class FigureCards;

/// How fast files came out of the queue within the last day.
class QueuePage final : public QWidget {
  Q_OBJECT

 public:
  explicit QueuePage(QWidget* parent = nullptr);

  /// @param runs of the last day, the oldest first
  void setRuns(const std::vector<RunName>& runs);
  [[nodiscard]] const QueueRates& rates() const { return rates_; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QueueRates rates_;
  FigureCards* cards_;
  BarChart* files_;
  BarChart* factors_;
};

}  // namespace barline::ui
