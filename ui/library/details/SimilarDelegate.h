#pragma once

#include <QStyledItemDelegate>

namespace barline::ui {

/// Paints a similar track on one line: title and artist, how alike it is, its key.
class SimilarDelegate final : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace barline::ui
