#include "ui/transport/RateSlider.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>
#include <cmath>
#include <utility>

#include "ui/theme/Appearance.h"
#include "ui/transport/NumeralLabel.h"

namespace barline::ui {
namespace {

constexpr int kWidth = 66;

}  // namespace

RateSlider::RateSlider(const QString& name, const Scale& scale, std::function<QString(double)> format,
                       const QString& widest, QWidget* parent)
    : QWidget(parent),
      scale_(scale),
      format_(std::move(format)),
      value_(new NumeralLabel(widest, TextRole::Body, Tone::High, this)),
      slider_(new QSlider(Qt::Horizontal, this)) {
  slider_->setFocusPolicy(Qt::TabFocus);  // what a click would take the keys of belongs to the timeline
  auto* title = new QLabel(name, this);
  setText(*title, TextRole::Small, Tone::Mid);
  slider_->setRange(static_cast<int>(std::lround(scale_.least / scale_.step)),
                    static_cast<int>(std::lround(scale_.most / scale_.step)));
  slider_->setPageStep(std::max(1, (slider_->maximum() - slider_->minimum()) / 20));
  slider_->setFixedWidth(kWidth);
  slider_->setAccessibleName(name);
  slider_->setToolTip(tr("%1; a double click brings back %2").arg(name, format_(scale_.usual)));
  slider_->installEventFilter(this);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  auto* row = new QHBoxLayout;
  row->setSpacing(6);
  row->addWidget(title);
  row->addWidget(value_);
  row->addStretch(1);
  layout->addStretch(1);
  layout->addLayout(row);
  layout->addWidget(slider_);
  layout->addStretch(1);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
  setValue(scale_.usual);
  connect(slider_, &QSlider::valueChanged, this, [this](int step) {
    show(step * scale_.step);
    Q_EMIT valueChosen(step * scale_.step);
  });
}

void RateSlider::setValue(double value) {
  const QSignalBlocker blocker(slider_);
  slider_->setValue(static_cast<int>(std::lround(value / scale_.step)));
  show(value);
}

void RateSlider::show(double value) {
  const QString text = format_(value);
  value_->setText(text);
  slider_->setAccessibleDescription(text);
}

bool RateSlider::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::MouseButtonDblClick) {
    slider_->setValue(static_cast<int>(std::lround(scale_.usual / scale_.step)));
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace barline::ui
