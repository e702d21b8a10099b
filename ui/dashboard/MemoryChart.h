#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "ui/dashboard/ChartCanvas.h"
#include "ui/dashboard/DashboardController.h"

class QAreaSeries;
class QLineSeries;

namespace barline::ui {

/// How much memory the process had through a run, with the median run dashed and a run laid over it. The
/// pointer's time is shared with the strips below.
class MemoryChart final : public ChartCanvas {
  Q_OBJECT

 public:
  explicit MemoryChart(QWidget* parent = nullptr);

  void setView(const std::shared_ptr<const DashboardView>& view);
  /// Seconds that the pointer is at, here or below; nothing = nowhere.
  void setPointer(std::optional<double> seconds);

  static constexpr int kGutter = 60;  ///< pixels left of the plot
  static constexpr int kRight = 12;   ///< pixels right of it

 Q_SIGNALS:
  void pointed(std::optional<double> seconds);

 protected:
  void applyTheme(const Theme& theme) override;
  void paintOver(QPainter& painter, const Theme& theme) override;
  void pointerMoved(const std::optional<QPointF>& place) override;

 private:
  void describe();
  [[nodiscard]] QString peakText() const;

  std::shared_ptr<const DashboardView> view_;
  std::vector<performance::MemoryPoint> points_;
  performance::MemoryPoint peak_;
  std::optional<double> pointer_;
  QLineSeries* line_;
  QLineSeries* floor_;
  QAreaSeries* area_;
  QLineSeries* top_;  // the area's upper edge, without the others
  QLineSeries* median_;
  QLineSeries* overlay_;
};

/// The part of a run that took most of the slice at `seconds`; empty where nothing ran.
[[nodiscard]] std::string partAt(const pipeline::RunTrace& trace, double seconds);

/// The length of the time axis that the memory and what ran when share.
[[nodiscard]] double shownSeconds(const DashboardView& view);

}  // namespace barline::ui
