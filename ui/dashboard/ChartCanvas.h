#pragma once

#include <QChartView>
#include <QValueAxis>
#include <functional>
#include <optional>
#include <vector>

#include "ui/theme/Theme.h"

namespace barline::ui {

/// An axis: which values it shows, where its lines are, and what stands at them.
struct ChartScale {
  double from{};
  double to{1.0};
  double step{1.0};
  std::function<QString(double)> text{};  ///< null = no labels

  /// From 0 to a round value that holds `most`. @param lines about so many
  [[nodiscard]] static ChartScale upTo(double most, int lines, std::function<QString(double)> text);
  /// Between round values that hold both.
  [[nodiscard]] static ChartScale between(double least, double most, int lines,
                                          std::function<QString(double)> text);

  /// Values at which lines stand, ascending.
  [[nodiscard]] std::vector<double> lines() const;
};

/// What all charts have in common: Qt Charts draws the series; lines, labels and marks are drawn here, on
/// whole pixels and in Barline's type. Charts make a series with addSeries() and colour it in applyTheme().
class ChartCanvas : public QChartView {
  Q_OBJECT

 public:
  explicit ChartCanvas(QWidget* parent = nullptr);

  [[nodiscard]] QSize sizeHint() const override { return {320, 160}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {160, 90}; }

 protected:
  /// Draws itself anew with these.
  void setScales(ChartScale x, ChartScale y);
  /// Nothing to show: neither lines nor labels until the next setScales().
  void setEmpty();
  /// Room at the left for labels, pixels; so that charts above each other share their left edge.
  void setGutter(int pixels);
  void setMargins(int top, int right, int bottom);
  void addSeries(QAbstractSeries& series);

  [[nodiscard]] QRectF plot() const;
  [[nodiscard]] const ChartScale& xScale() const { return x_; }
  [[nodiscard]] const ChartScale& yScale() const { return y_; }
  [[nodiscard]] double xAt(double value) const;
  [[nodiscard]] double yAt(double value) const;
  [[nodiscard]] QPointF at(double x, double y) const { return {xAt(x), yAt(y)}; }
  /// Value on the x axis; nothing outside of the plot.
  [[nodiscard]] std::optional<double> valueAt(const QPointF& place) const;

  /// Colours of the series.
  virtual void applyTheme(const Theme& theme) = 0;
  /// Below the series, over the lines.
  virtual void paintUnder(QPainter& painter, const Theme& theme);
  /// Above all.
  virtual void paintOver(QPainter& painter, const Theme& theme);
  /// The pointer is there, or nowhere.
  virtual void pointerMoved(const std::optional<QPointF>& place);

  /// A small label with an outline, its foot at `anchor`, kept inside of the canvas.
  void paintTag(QPainter& painter, const QPointF& anchor, const QString& text, const Theme& theme) const;
  /// Text in the plot's corner or below it, in low.
  static void paintNote(QPainter& painter, const QRectF& rect, Qt::Alignment flags, const QString& text,
                        const Theme& theme);
  /// Theme and series are there: to be called at the end of the constructor.
  void ready();

  void drawBackground(QPainter* painter, const QRectF& rect) override;
  void drawForeground(QPainter* painter, const QRectF& rect) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;

 private:
  void placePlot();
  void paintLines(QPainter& painter, const Theme& theme) const;
  void paintLabels(QPainter& painter, const Theme& theme) const;

  QValueAxis* xAxis_;
  QValueAxis* yAxis_;
  ChartScale x_;
  ChartScale y_;
  int gutter_{52};
  int top_{8};
  int right_{8};
  int bottom_{20};
  bool ready_{};
  bool empty_{true};
};

}  // namespace barline::ui
