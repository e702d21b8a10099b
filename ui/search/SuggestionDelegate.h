#pragma once

#include <QStyledItemDelegate>

namespace barline::ui {

/// A line of suggestions: what is inserted, and at the right what it means; keys with a patch of their
/// colour.
class SuggestionDelegate final : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace barline::ui
