#pragma once

#include <QStyledItemDelegate>

#include "ui/inspector/MeasureListModel.h"
#include "ui/theme/Theme.h"

namespace barline::ui {

/// A line of the list of measures: title, value with its unit, and its place in the library where one is
/// known. Values end, units begin and bars stand at the same place in every line.
class MeasureDelegate final : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  /// Where the columns of a line lie.
  struct Columns {
    QRectF title, value, unit, bar, percentile;  ///< the last two are empty without a comparison
  };

  [[nodiscard]] static Columns columnsOf(const QRectF& line, bool compares, const Theme& theme);
  static void paintTitle(QPainter& painter, const QRectF& line, const MeasureListModel::Row& row, bool first,
                         bool compares, const Theme& theme);
  static void paintMeasure(QPainter& painter, const QRectF& line, const MeasureListModel::Row& row,
                           bool compares, double ratio, const Theme& theme);
};

}  // namespace barline::ui
