#pragma once

#include <QString>
#include <vector>

#include "engine/performance/Histogram.h"
#include "ui/dashboard/ChartCanvas.h"
#include "ui/dashboard/ChunkSizes.h"

class QBarSeries;
class QBarSet;

namespace barline::ui {

/// How many chunks have which size.
class ChunkChart final : public ChartCanvas {
  Q_OBJECT

 public:
  explicit ChunkChart(QWidget* parent = nullptr);

  /// No chunks = none have been exported.
  void setSizes(ChunkSizes sizes);
  [[nodiscard]] const ChunkSizes& sizes() const { return sizes_; }
  /// "26.5 MB in all"; empty where there are none.
  [[nodiscard]] QString sumText() const;

 protected:
  void applyTheme(const Theme& theme) override;
  void paintOver(QPainter& painter, const Theme& theme) override;
  void pointerMoved(const std::optional<QPointF>& place) override;

 private:
  [[nodiscard]] double placeOf(double kilobytes) const;
  [[nodiscard]] QString spreadText() const;

  ChunkSizes sizes_;
  std::vector<double> kilobytes_;
  performance::Histogram histogram_;
  std::optional<std::size_t> pointed_;
  QBarSeries* bars_;
  QBarSet* set_;
};

}  // namespace barline::ui
