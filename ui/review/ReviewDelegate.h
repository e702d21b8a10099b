#pragma once

#include <QStyledItemDelegate>

#include "ui/review/ReviewModel.h"
#include "ui/theme/Theme.h"

namespace barline::ui {

/// A row of the review: what is doubtful, where, how sure; the current one with buttons to take the runner-up
/// and to accept.
class ReviewDelegate final : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;
  bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                 const QModelIndex& index) override;

 Q_SIGNALS:
  void runnerUpRequested(const QModelIndex& index);
  void acceptRequested(const QModelIndex& index);

 private:
  [[nodiscard]] static QRect acceptRect(const QRect& row);
  [[nodiscard]] static QRect runnerUpRect(const QRect& row);
  static void paintButtons(QPainter& painter, const QStyleOptionViewItem& option, const ReviewModel::Row& row,
                           const Theme& theme);
};

}  // namespace barline::ui
