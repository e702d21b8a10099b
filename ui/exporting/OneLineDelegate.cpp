#include "ui/exporting/OneLineDelegate.h"

#include <QApplication>
#include <QPainter>
#include <utility>

namespace barline::ui {

void OneLineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
  constexpr int kInset = 4;
  QStyleOptionViewItem cell(option);
  initStyleOption(&cell, index);
  const QRect room = option.rect.adjusted(kInset, 0, -kInset, 0);
  const QString text =
      cell.fontMetrics.elidedText(std::exchange(cell.text, {}), Qt::ElideMiddle, room.width());
  const QStyle* style = option.widget == nullptr ? QApplication::style() : option.widget->style();
  style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, option.widget);
  const bool right = cell.displayAlignment.testFlag(Qt::AlignRight);
  const int x = right ? room.right() + 1 - cell.fontMetrics.horizontalAdvance(text) : room.left();
  painter->save();
  painter->setFont(cell.font);
  painter->setPen(cell.palette.color(QPalette::Text));
  painter->drawText(
      x, room.top() + (room.height() - cell.fontMetrics.height()) / 2 + cell.fontMetrics.ascent(), text);
  painter->restore();
}

}  // namespace barline::ui
