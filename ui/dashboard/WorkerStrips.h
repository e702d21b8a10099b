#pragma once

#include <QWidget>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ui/dashboard/DashboardController.h"
#include "ui/theme/Theme.h"

namespace barline::ui {

/// A stretch of time in which one worker had the same to do: one part, or several in turns.
struct WorkStretch {
  int worker{};
  double begin{};  ///< seconds
  double end{};
  /// Parts with their seconds, the longest first.
  std::vector<std::pair<std::string, double>> parts{};
};

/// A trace as stretches that are long enough to be seen: work that changes faster is one stretch with all its
/// parts. @param shortest seconds
[[nodiscard]] std::vector<WorkStretch> workStretches(const pipeline::RunTrace& trace, double shortest);

/// What ran when, on each of the threads that worked on a run: a strip for each. Its left and right edges are
/// those of the MemoryChart above it.
class WorkerStrips final : public QWidget {
  Q_OBJECT

 public:
  explicit WorkerStrips(QWidget* parent = nullptr);

  void setView(const std::shared_ptr<const DashboardView>& view);
  /// Seconds that the pointer is at, here or above; nothing = nowhere.
  void setPointer(std::optional<double> seconds);

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 Q_SIGNALS:
  void pointed(std::optional<double> seconds);

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void arrange();
  [[nodiscard]] double left() const;
  [[nodiscard]] double plotWidth() const;
  [[nodiscard]] QRectF rectOf(const WorkStretch& stretch) const;
  void paintStretch(QPainter& painter, const WorkStretch& stretch, const Theme& theme) const;
  void paintAxis(QPainter& painter, const Theme& theme) const;
  [[nodiscard]] QString labelOf(const WorkStretch& stretch) const;
  [[nodiscard]] QString toolTipOf(const WorkStretch& stretch) const;

  std::shared_ptr<const DashboardView> view_;
  std::vector<WorkStretch> stretches_;
  int workers_{1};
  double seconds_{1.0};
  std::optional<double> pointer_;
};

}  // namespace barline::ui
