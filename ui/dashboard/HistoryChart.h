#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ui/dashboard/ChartCanvas.h"
#include "ui/dashboard/DashboardController.h"

class QLineSeries;
class QScatterSeries;

namespace barline::ui {

/// One step, or the whole analysis, through the runs of its history: the usual range, the runs that are
/// slower than it, where Barline's version changed. Left and right go from run to run, Enter shows one.
class HistoryChart final : public ChartCanvas {
  Q_OBJECT

 public:
  explicit HistoryChart(QWidget* parent = nullptr);

  void setView(const std::shared_ptr<const DashboardView>& view);
  void setStep(const std::string& step, performance::StepTime time);
  [[nodiscard]] const std::vector<performance::StepPoint>& points() const { return points_; }
  [[nodiscard]] const performance::StepVerdict& verdict() const { return verdict_; }

 Q_SIGNALS:
  void runChosen(std::int64_t run);

 protected:
  void applyTheme(const Theme& theme) override;
  void paintUnder(QPainter& painter, const Theme& theme) override;
  void paintOver(QPainter& painter, const Theme& theme) override;
  void pointerMoved(const std::optional<QPointF>& place) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  void update();
  void describe();
  void paintVersions(QPainter& painter, const Theme& theme) const;
  void paintCallout(QPainter& painter, const Theme& theme) const;
  [[nodiscard]] QPointF place(std::size_t index) const;
  [[nodiscard]] QString pointText(std::size_t index) const;

  std::shared_ptr<const DashboardView> view_;
  std::string step_;
  performance::StepTime time_{};
  std::vector<performance::StepPoint> points_;
  performance::StepVerdict verdict_;
  std::optional<std::size_t> pointed_;
  QLineSeries* line_;
  QScatterSeries* dots_;
};

}  // namespace barline::ui
