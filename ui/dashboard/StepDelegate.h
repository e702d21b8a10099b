#pragma once

#include <QStyledItemDelegate>

#include "ui/dashboard/StepModel.h"
#include "ui/theme/Theme.h"

namespace barline::ui {

/// Where the parts of a row are.
struct StepColumns {
  QRectF title, bars, wall, cpu, change;
  double longest{};  ///< seconds at the right end of `bars`
  double step{};     ///< seconds between two lines

  [[nodiscard]] double xAt(double seconds) const { return bars.left() + bars.width() * seconds / longest; }
};

/// @param rect of a row, or of anything above or below that is as wide
[[nodiscard]] StepColumns stepColumns(const QRectF& rect, const StepModel& model, const Theme& theme);

/// Paints a step: its bars for wall and CPU time with the mark of the median, and the figures.
class StepDelegate final : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  /// Logical pixels.
  void setRowHeight(int height) { height_ = height; }
  [[nodiscard]] int rowHeight() const { return height_; }

  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
    return {0, height_};
  }
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  static void paintBars(QPainter& painter, const StepColumns& columns, const StepRow& row, double ratio,
                        const Theme& theme);
  static void paintFigures(QPainter& painter, const StepColumns& columns, const StepRow& row,
                           const Theme& theme);

  int height_{18};
};

}  // namespace barline::ui
