#include "ui/diagnosis/CrashNotice.h"

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>

#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"

namespace barline::ui {

CrashNotice::CrashNotice(QWidget* parent)
    : QWidget(parent),
      text_(new QLabel(this)),
      look_(new QPushButton(tr("Look at the report"), this)),
      close_(new QToolButton(this)) {
  setSurface(*this, Surface::Raised);
  setText(*text_, TextRole::Body, Tone::High);
  text_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  setButtonKind(*look_, ButtonKind::Tonal);
  setButtonKind(*close_, ButtonKind::Quiet);
  close_->setFixedSize(24, 24);
  close_->setToolTip(tr("Close"));
  close_->setAccessibleName(tr("Close"));
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(12, 4, 12, 4);
  layout->setSpacing(12);
  layout->addWidget(text_, 1);
  layout->addWidget(look_);
  layout->addWidget(close_);
  connect(look_, &QPushButton::clicked, this, [this] {
    hide();
    Q_EMIT lookRequested();
  });
  connect(close_, &QToolButton::clicked, this, &QWidget::hide);
  updateIcon();
  hide();
}

void CrashNotice::showFor(std::int64_t madeAt) {
  const QDateTime time = QDateTime::fromSecsSinceEpoch(madeAt);
  text_->setText(tr("Barline ended unexpectedly (%1) and has left a report on this computer.")
                     .arg(QLocale().toString(time, QLocale::ShortFormat)));
  text_->setToolTip(text_->text());
  show();
}

void CrashNotice::changeEvent(QEvent* event) {
  if (event->type() == QEvent::StyleChange && close_ != nullptr) updateIcon();
  QWidget::changeEvent(event);
}

void CrashNotice::updateIcon() {
  close_->setIcon(icon(themeOf(*this), IconName::Close));
}

}  // namespace barline::ui
