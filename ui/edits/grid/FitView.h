#pragma once

#include <QWidget>
#include <optional>

#include "ui/edits/grid/GridFit.h"

class QToolButton;

namespace barline::ui {

/// How even a stretch is: tempo, residual and beats on transients, before and now, and each beat's deviation.
class FitView final : public QWidget {
  Q_OBJECT

 public:
  explicit FitView(QWidget* parent = nullptr);

  /// Nothing: there are no beats.
  void setFit(const std::optional<GridFit>& fit);
  [[nodiscard]] const std::optional<GridFit>& fit() const { return fit_; }

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return {160, sizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 Q_SIGNALS:
  /// Put the stretch on an even pulse.
  void fitRequested();

 private:
  void paintRow(QPainter& painter, double y, const QString& name, const QString& before, const QString& now,
                const QString& unit) const;
  void paintDeviations(QPainter& painter, const QRectF& rect) const;

  std::optional<GridFit> fit_;
  QToolButton* even_;
};

}  // namespace barline::ui
