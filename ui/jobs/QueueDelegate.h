#pragma once

#include <QStyledItemDelegate>

#include "ui/jobs/QueueModel.h"
#include "ui/theme/Theme.h"

namespace barline::ui {

/// Paints the rows of a QueueModel: what it is, how far it is, what is left; of one that failed the reason,
/// and what can be done.
class QueueDelegate final : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  enum class Link : unsigned char { None, ShowInFolder, Dismiss, Cancel };

  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  /// What a click at `place` means; `rect` is the row's.
  [[nodiscard]] static Link linkAt(const QueueRow& row, const QRect& rect, const QPoint& place,
                                   const Theme& theme);
  /// Why a file failed, as it stands beside the file's name: without the name.
  [[nodiscard]] static QString problemText(const QString& problem, const QString& name);

 Q_SIGNALS:
  void linkClicked(barline::ui::QueueDelegate::Link link, const QModelIndex& index);

 protected:
  bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;
};

}  // namespace barline::ui
