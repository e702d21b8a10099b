#include "ui/window/MessageBanner.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"

namespace barline::ui {
namespace {

constexpr int kHeight = 30;
constexpr int kMargin = 12;
constexpr int kIcon = 16;
constexpr int kGap = 8;

}  // namespace

MessageBanner::MessageBanner(QWidget* parent) : QWidget(parent), close_(new QToolButton(this)) {
  setFixedHeight(kHeight);
  close_->setFixedSize(24, 24);
  close_->setToolTip(tr("Close"));
  close_->setAccessibleName(tr("Close"));
  setButtonKind(*close_, ButtonKind::Quiet);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(kMargin, 0, kMargin, 0);
  layout->addStretch(1);
  layout->addWidget(close_);
  connect(close_, &QToolButton::clicked, this, &MessageBanner::closeRequested);
  updateIcon();
  hide();
}

void MessageBanner::setMessage(const QString& sentence, bool isProblem) {
  if (sentence == message_ && isProblem == isProblem_ && isVisible() == !sentence.isEmpty()) return;
  message_ = sentence;
  isProblem_ = isProblem;
  setVisible(!sentence.isEmpty());
  if (sentence.isEmpty()) return;
  setToolTip(sentence);
  setAccessibleName(sentence);
  update();
  QAccessibleEvent alert(this, QAccessible::Alert);
  QAccessible::updateAccessibility(&alert);
}

void MessageBanner::paintEvent(QPaintEvent*) {
  const Theme& theme = themeOf(*this);
  const Colours& colours = theme.colours();
  QPainter painter(this);
  painter.fillRect(rect(), isProblem_ ? colours.state.errorFill : colours.bg.raised);
  painter.drawPixmap(QPointF(kMargin, (height() - kIcon) / 2.0),
                     iconPixmap(isProblem_ ? IconName::Error : IconName::Check, kIcon,
                                isProblem_ ? colours.state.error : colours.text.mid, devicePixelRatioF()));
  const int left = kMargin + kIcon + kGap;
  const QRect place(left, 0, close_->x() - kGap - left, height());
  const QFont font = theme.font(TextRole::Body);
  painter.setFont(font);
  painter.setPen(colours.text.high);
  painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                   QFontMetrics(font).elidedText(message_, Qt::ElideRight, place.width()));
}

void MessageBanner::changeEvent(QEvent* event) {
  if (event->type() == QEvent::StyleChange) updateIcon();
  QWidget::changeEvent(event);
}

void MessageBanner::updateIcon() {
  close_->setIcon(icon(themeOf(*this), IconName::Close));
}

}  // namespace barline::ui
