#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "ui/dashboard/ChartCanvas.h"

class QBarSeries;
class QBarSet;

namespace barline::ui {

/// A few values beside each other, each with its name below and its value above when pointed at.
class BarChart final : public ChartCanvas {
  Q_OBJECT

 public:
  struct Bar {
    QString name;  ///< below; empty = none
    double value{};
    QString text;  ///< the value with its unit
  };

  /// @param empty said where there are no bars
  BarChart(const QString& name, QString empty, QWidget* parent);

  /// @param axis text of a value at the left
  void setBars(std::vector<Bar> bars, std::function<QString(double)> axis);

 protected:
  void applyTheme(const Theme& theme) override;
  void paintOver(QPainter& painter, const Theme& theme) override;
  void pointerMoved(const std::optional<QPointF>& place) override;

 private:
  QString empty_;
  std::vector<Bar> shown_;
  std::optional<std::size_t> pointed_;
  QBarSeries* series_;
  QBarSet* set_;
};

}  // namespace barline::ui
