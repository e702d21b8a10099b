#include "ui/jobs/JobDelegate.h"

#include <QMouseEvent>
#include <QPainter>

#include "ui/jobs/JobListModel.h"
#include "ui/library/ProgressRing.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Numerals.h"

namespace barline::ui {
namespace {

constexpr double kMargin = 12.0;
constexpr double kIcon = 12.0;
constexpr double kStatusWidth = 150.0;

QRectF crossOf(const QRect& row) {
  return {row.right() - 28.0, row.top() + (row.height() - 24.0) / 2, 24.0, 24.0};
}

}  // namespace

QSize JobDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
  return {0, option.widget == nullptr ? 28 : themeOf(*option.widget).tokens().size.tableRow};
}

void JobDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const {
  const auto* model = qobject_cast<const JobListModel*>(index.model());
  if (model == nullptr || option.widget == nullptr) return;
  const JobView& job = model->job(index);
  const Theme& theme = themeOf(*option.widget);
  const Colours& colours = theme.colours();
  const double ratio = option.widget->devicePixelRatioF();
  const QRectF row = option.rect;
  painter->save();
  if (option.state.testFlag(QStyle::State_Selected) || option.state.testFlag(QStyle::State_MouseOver))
    painter->fillRect(row, colours.bg.control);
  const QRectF mark(row.left() + kMargin, row.center().y() - kIcon / 2, kIcon, kIcon);
  const bool running = job.state == JobView::State::Running;
  if (running) {
    paintProgressRing(*painter, mark, job.fraction, theme);
  } else {
    painter->drawPixmap(mark.topLeft(), iconPixmap(IconName::Clock, 12, colours.text.low, ratio));
  }
  const QRectF cross = crossOf(option.rect);
  const double status = cross.left() - kStatusWidth;
  const QFont body = theme.font(TextRole::Body);
  painter->setFont(body);
  painter->setPen(running ? colours.text.high : colours.text.mid);
  const QRectF title(mark.right() + 8.0, row.top(), status - mark.right() - 16.0, row.height());
  painter->drawText(title, Qt::AlignLeft | Qt::AlignVCenter,
                    QFontMetricsF(body).elidedText(job.title, Qt::ElideRight, title.width()));
  painter->setFont(theme.font(TextRole::Small));
  painter->setPen(colours.text.low);
  const QString text = running ? tr("%1 %2 %").arg(job.step).arg(qRound(100 * job.fraction)) : tr("waiting");
  drawNumerals(*painter, QRectF(status, row.top(), kStatusWidth - 8.0, row.height()),
               Qt::AlignRight | Qt::AlignVCenter, text.trimmed());
  painter->drawPixmap(cross.center() - QPointF(kIcon / 2, kIcon / 2),
                      iconPixmap(IconName::Close, 12, colours.text.mid, ratio));
  painter->restore();
}

bool JobDelegate::editorEvent(QEvent* event, QAbstractItemModel*, const QStyleOptionViewItem& option,
                              const QModelIndex& index) {
  if (event->type() != QEvent::MouseButtonRelease) return false;
  if (!crossOf(option.rect).contains(static_cast<QMouseEvent*>(event)->position())) return false;
  Q_EMIT cancelRequested(index);
  return true;
}

}  // namespace barline::ui
