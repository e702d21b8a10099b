#pragma once

#include <QFont>
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

  /// How wide the columns are, with what they were measured for.
  struct Widths {
    QFont body, small;
    double value{}, unit{}, percentile{};
  };

  [[nodiscard]] const Widths& widthsFor(const Theme& theme) const;
  [[nodiscard]] Columns columnsOf(const QRectF& line, bool compares, const Theme& theme) const;
  static void paintTitle(QPainter& painter, const QRectF& line, const MeasureListModel::Row& row, bool first,
                         bool compares, const Theme& theme);
  void paintMeasure(QPainter& painter, const QRectF& line, const MeasureListModel::Row& row, bool compares,
                    double ratio, const Theme& theme) const;

  mutable Widths widths_;  // to be painted with, in every line the same
};

}  // namespace barline::ui
