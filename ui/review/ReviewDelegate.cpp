#include "ui/review/ReviewDelegate.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <cmath>

#include "ui/review/ConfidenceBar.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Numerals.h"

namespace barline::ui {
namespace {

constexpr int kHeight = 46;
constexpr int kMargin = 12;
constexpr int kText = 36;  ///< where texts begin
constexpr int kButton = 28;

bool isCurrent(const QStyleOptionViewItem& option) {
  return option.state.testFlag(QStyle::State_Selected);
}

}  // namespace

QSize ReviewDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
  return {0, kHeight};
}

QRect ReviewDelegate::acceptRect(const QRect& row) {
  return {row.right() - 6 - kButton, row.top() + (kHeight - kButton) / 2, kButton, kButton};
}

QRect ReviewDelegate::runnerUpRect(const QRect& row) {
  return acceptRect(row).translated(-kButton - 2, 0);
}

void ReviewDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
  const auto* model = qobject_cast<const ReviewModel*>(index.model());
  if (model == nullptr || option.widget == nullptr) return;
  const Theme& theme = themeOf(*option.widget);
  const Colours& c = theme.colours();
  const ReviewModel::Row& row = model->row(index);
  const QRect rect = option.rect;
  painter->save();
  if (isCurrent(option)) {
    painter->fillRect(rect, c.bg.control);
  } else if (option.state.testFlag(QStyle::State_MouseOver)) {
    painter->fillRect(rect, c.bg.raised);
  }
  painter->fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1), c.line.hairline);
  const int size = theme.tokens().size.icon;
  painter->drawPixmap(QPointF(rect.left() + kMargin, rect.top() + (kHeight - size) / 2.0),
                      iconPixmap(row.icon, size, c.state.warn, option.widget->devicePixelRatioF()));
  const int buttons = row.hasRunnerUp ? runnerUpRect(rect).left() : acceptRect(rect).left();
  const double right = isCurrent(option) ? buttons : rect.right() - kMargin;
  const double x = rect.left() + kText;
  const QFont body = theme.font(TextRole::Body);
  painter->setFont(body);
  painter->setPen(c.text.high);
  painter->drawText(QRectF(x, rect.top() + 5, right - x, 18), Qt::AlignLeft | Qt::AlignVCenter,
                    QFontMetricsF(body).elidedText(row.title, Qt::ElideRight, right - x));
  const QFont small = theme.font(TextRole::Small);
  painter->setFont(small);
  painter->setPen(c.text.mid);
  const double middle = rect.top() + 32.0;
  drawNumerals(*painter, QRectF(x, middle - 8, right - x, 16), Qt::AlignLeft | Qt::AlignVCenter, row.place);
  const double bar = x + std::ceil(numeralWidth(small, row.place)) + 8;
  if (bar + confidenceWidth(theme) <= right + 1)
    paintConfidence(*painter, bar, middle, row.doubt.confidence, theme);
  if (isCurrent(option)) paintButtons(*painter, option, row, theme);
  if (option.state.testFlag(QStyle::State_HasFocus) && showsFocusRing(*option.widget))
    paintFocusRing(*painter, QRectF(rect).adjusted(2, 1, -2, -2), theme.tokens().radius.control, theme);
  painter->restore();
}

void ReviewDelegate::paintButtons(QPainter& painter, const QStyleOptionViewItem& option,
                                  const ReviewModel::Row& row, const Theme& theme) {
  const Colours& c = theme.colours();
  const int size = theme.tokens().size.icon;
  const QPoint pointer = option.widget->mapFromGlobal(QCursor::pos());
  const auto button = [&](const QRect& rect, IconName name) {
    const bool near = option.state.testFlag(QStyle::State_MouseOver) && rect.contains(pointer);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (near) {
      painter.setBrush(c.bg.hover);
      painter.drawRoundedRect(rect, theme.tokens().radius.control, theme.tokens().radius.control);
    }
    painter.drawPixmap(
        QPointF(rect.center().x() + 0.5 - size / 2.0, rect.center().y() + 0.5 - size / 2.0),
        iconPixmap(name, size, near ? c.text.high : c.text.mid, option.widget->devicePixelRatioF()));
  };
  if (row.hasRunnerUp) button(runnerUpRect(option.rect), IconName::Swap);
  button(acceptRect(option.rect), IconName::Check);
}

bool ReviewDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                                 const QModelIndex& index) {
  const auto* review = qobject_cast<const ReviewModel*>(model);
  if (event->type() != QEvent::MouseButtonRelease || review == nullptr || !isCurrent(option)) return false;
  const QPoint place = static_cast<QMouseEvent*>(event)->pos();
  if (acceptRect(option.rect).contains(place)) {
    Q_EMIT acceptRequested(index);
    return true;
  }
  if (review->row(index).hasRunnerUp && runnerUpRect(option.rect).contains(place)) {
    Q_EMIT runnerUpRequested(index);
    return true;
  }
  return false;
}

bool ReviewDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                               const QModelIndex& index) {
  const auto* review = qobject_cast<const ReviewModel*>(index.model());
  if (review == nullptr || event->type() != QEvent::ToolTip) return false;
  QString text;
  if (acceptRect(option.rect).contains(event->pos())) text = tr("Accept: it is right as it is  (A)");
  if (review->row(index).hasRunnerUp && runnerUpRect(option.rect).contains(event->pos()))
    text = tr("Take the runner-up  (X)");
  if (text.isEmpty() || view->currentIndex() != index) text = review->row(index).title;
  QToolTip::showText(event->globalPos(), text, view);
  return true;
}

}  // namespace barline::ui
