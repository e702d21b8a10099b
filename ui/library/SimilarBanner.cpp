#include "ui/library/SimilarBanner.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

constexpr int kHeight = 36;
constexpr int kMargin = 12;

}  // namespace

SimilarBanner::SimilarBanner(QWidget* parent) : QWidget(parent), back_(new QToolButton(this)) {
  setFixedHeight(kHeight);
  back_->setText(tr("All tracks"));
  back_->setToolTip(tr("Back to all tracks (Esc)"));
  back_->setAccessibleName(tr("Back to all tracks"));
  back_->setToolButtonStyle(Qt::ToolButtonTextOnly);
  back_->setFixedHeight(24);
  setButtonKind(*back_, ButtonKind::Tonal);
  setText(*back_, TextRole::Small, Tone::High);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(kMargin, 0, 8, 4);
  layout->addStretch(1);
  layout->addWidget(back_);
  connect(back_, &QToolButton::clicked, this, &SimilarBanner::backRequested);
}

void SimilarBanner::setReference(const QString& title) {
  text_ = tr("Similar to %1").arg(title);
  setToolTip(text_);
  setAccessibleName(text_);
  update();
}

void SimilarBanner::paintEvent(QPaintEvent*) {
  const Theme& theme = themeOf(*this);
  QPainter painter(this);
  const QFont font = theme.font(TextRole::Strong);
  const QRect place(kMargin, 0, back_->x() - kMargin - 8, height() - 4);
  painter.setFont(font);
  painter.setPen(theme.colours().text.high);
  painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                   QFontMetrics(font).elidedText(text_, Qt::ElideRight, place.width()));
}

}  // namespace barline::ui
