#pragma once

#include <QStyledItemDelegate>

namespace barline::ui {

/// Draws a format with its ending and what it is for, and the headings of the groups.
class FormatDelegate final : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace barline::ui
