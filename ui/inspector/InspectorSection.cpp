#include "ui/inspector/InspectorSection.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"

namespace barline::ui {

InspectorSection::InspectorSection(const QString& title, QWidget* body, int headHeight, QWidget* parent)
    : QWidget(parent),
      headHeight_(headHeight),
      headRow_(new QWidget(this)),
      headLayout_(new QHBoxLayout(headRow_)),
      head_(new QToolButton(headRow_)),
      body_(body) {
  setSurface(*this, Surface::Panel);
  headRow_->setFixedHeight(headHeight_);
  headLayout_->setContentsMargins(4, 0, 8, 1);
  headLayout_->setSpacing(4);
  head_->setText(title);
  head_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  head_->setIconSize(QSize(12, 12));
  head_->setFixedHeight(24);
  head_->setFocusPolicy(Qt::TabFocus);
  setButtonKind(*head_, ButtonKind::Quiet);
  setText(*head_, TextRole::Strong, Tone::High);
  headLayout_->addWidget(head_);
  headLayout_->addStretch(1);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(headRow_);
  layout->addWidget(body_, 1);
  connect(head_, &QToolButton::clicked, this, [this] { setOpen(!open_); });
  updateHead();
}

void InspectorSection::setOpen(bool open) {
  if (open == open_) return;
  open_ = open;
  body_->setVisible(open);
  setMaximumHeight(open ? QWIDGETSIZE_MAX : headHeight_);
  updateHead();
  Q_EMIT openChanged(open);
}

void InspectorSection::addToHead(QWidget* widget) {
  headLayout_->addWidget(widget);
}

QSize InspectorSection::minimumSizeHint() const {
  const QSize inside = layout()->minimumSize();
  return open_ ? inside : QSize(inside.width(), headHeight_);
}

void InspectorSection::updateHead() {
  const QString name = open_ ? tr("Fold %1").arg(head_->text()) : tr("Unfold %1").arg(head_->text());
  head_->setAccessibleName(name);
  head_->setIcon(
      icon(open_ ? IconName::ChevronDown : IconName::ChevronRight, themeOf(*this).colours().text.mid));
}

void InspectorSection::paintEvent(QPaintEvent*) {
  const Colours& c = themeOf(*this).colours();
  QPainter painter(this);
  painter.fillRect(rect(), c.bg.panel);
  painter.fillRect(QRectF(0, headHeight_ - 1.0, width(), 1.0), c.line.hairline);
}

void InspectorSection::changeEvent(QEvent* event) {
  if (event->type() == QEvent::StyleChange && head_ != nullptr) updateHead();
  QWidget::changeEvent(event);
}

}  // namespace barline::ui
