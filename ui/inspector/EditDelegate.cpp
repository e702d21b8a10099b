#include "ui/inspector/EditDelegate.h"

#include <QPainter>
#include <cmath>

#include "ui/inspector/EditListModel.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Numerals.h"

namespace barline::ui {
namespace {

constexpr int kHeight = 46;
constexpr int kMargin = 12;
constexpr int kText = 36;

}  // namespace

QSize EditDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
  return {0, kHeight};
}

void EditDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
  const auto* model = qobject_cast<const EditListModel*>(index.model());
  if (model == nullptr || option.widget == nullptr) return;
  const Theme& theme = themeOf(*option.widget);
  const Colours& c = theme.colours();
  const EditListModel::Row& row = model->row(index);
  const QRect rect = option.rect;
  painter->save();
  if (option.state.testFlag(QStyle::State_Selected)) {
    painter->fillRect(rect, c.bg.control);
  } else if (option.state.testFlag(QStyle::State_MouseOver)) {
    painter->fillRect(rect, c.bg.raised);
  }
  if (row.last) painter->fillRect(QRect(rect.left(), rect.top(), 2, rect.height()), c.accent.base);
  painter->fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1), c.line.hairline);
  const int size = theme.tokens().size.icon;
  const double ratio = option.widget->devicePixelRatioF();
  const QColor ink = row.undone ? c.text.disabled : row.applied == 0 ? c.text.mid : c.state.edited;
  painter->drawPixmap(QPointF(rect.left() + kMargin, rect.top() + (kHeight - size) / 2.0),
                      iconPixmap(row.icon, size, ink, ratio));
  const double x = rect.left() + kText;
  const double right = rect.right() - kMargin;
  const QFont body = theme.font(TextRole::Body);
  painter->setFont(body);
  painter->setPen(row.undone ? c.text.low : c.text.high);
  painter->drawText(QRectF(x, rect.top() + 5, right - x, 18), Qt::AlignLeft | Qt::AlignVCenter,
                    QFontMetricsF(body).elidedText(row.title, Qt::ElideRight, right - x));
  const QString state = row.undone ? QStringLiteral(" · ") + tr("undone") : QString();
  const QFont small = theme.font(TextRole::Small);
  painter->setFont(small);
  painter->setPen(row.undone ? c.text.low : c.text.mid);
  const QRectF line(x, rect.top() + 24, right - x, 16);
  drawNumerals(*painter, line, Qt::AlignLeft | Qt::AlignVCenter, row.note + state);
  if (row.basisChanged) {
    const QString text = tr("analysis changed since");
    const double width = QFontMetricsF(small).horizontalAdvance(text);
    if (numeralWidth(small, row.note + state) + width + 28 <= line.width()) {
      painter->setPen(c.state.warn);
      painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, text);
      painter->drawPixmap(QPointF(right - width - 16, line.center().y() - 6),
                          iconPixmap(IconName::Warn, 12, c.state.warn, ratio));
    } else {
      painter->drawPixmap(QPointF(right - 12, line.center().y() - 6),
                          iconPixmap(IconName::Warn, 12, c.state.warn, ratio));
    }
  }
  if (option.state.testFlag(QStyle::State_HasFocus) && showsFocusRing(*option.widget))
    paintFocusRing(*painter, QRectF(rect).adjusted(2, 1, -2, -2), theme.tokens().radius.control, theme);
  painter->restore();
}

}  // namespace barline::ui
