#pragma once

#include <QStyledItemDelegate>

namespace barline::ui {

/// The texts of a row on one line, cut in the middle where they are too long, also where a name has letters
/// of a taller font, which would otherwise lift it.
class OneLineDelegate final : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace barline::ui
