#pragma once

#include <QStyledItemDelegate>

namespace barline::ui {

/// A row of the list of edits: what was done, when and by whom. Those that are undone are faint; the last
/// that is not carries the mark of where the track stands.
class EditDelegate final : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace barline::ui
