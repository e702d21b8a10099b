#include "ui/transport/AddedSoundMenu.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QWidgetAction>
#include <algorithm>
#include <cmath>

#include "ui/theme/Appearance.h"
#include "ui/transport/NumeralLabel.h"

namespace barline::ui {
namespace {

constexpr int kNameWidth = 56;
constexpr int kSliderWidth = 120;

}  // namespace

AddedSoundMenu::AddedSoundMenu(QWidget* parent)
    : QMenu(parent),
      levelText_(new NumeralLabel(QStringLiteral("−00 dB"), TextRole::Small, Tone::High, this)),
      panText_(new NumeralLabel(tr("100 % right"), TextRole::Small, Tone::High, this)),
      level_(addSlider(tr("Level"), static_cast<int>(kQuietest), 0, -6, levelText_)),
      pan_(addSlider(tr("Pan"), -100, 100, 0, panText_)) {
  pan_->setSingleStep(5);
  showValues();
}

QSlider* AddedSoundMenu::addSlider(const QString& name, int least, int most, int usual, NumeralLabel* value) {
  auto* row = new QWidget(this);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(12, 4, 12, 4);
  layout->setSpacing(8);
  auto* label = new QLabel(name, row);
  label->setFixedWidth(kNameWidth);
  auto* slider = new QSlider(Qt::Horizontal, row);
  slider->setRange(least, most);
  slider->setValue(usual);
  slider->setFixedWidth(kSliderWidth);
  slider->setAccessibleName(name);
  value->setParent(row);
  // As wide as the wider of the two, so that the sliders stand in line.
  value->setFixedWidth(std::max(levelText_->sizeHint().width(), panText_->sizeHint().width()));
  layout->addWidget(label);
  layout->addWidget(slider);
  layout->addWidget(value);
  auto* action = new QWidgetAction(this);
  action->setDefaultWidget(row);
  addAction(action);
  connect(slider, &QSlider::valueChanged, this, &AddedSoundMenu::tell);
  return slider;
}

void AddedSoundMenu::setValues(float gain, float pan) {
  const QSignalBlocker level(level_);
  const QSignalBlocker side(pan_);
  const double decibels = gain > 0.0F ? 20.0 * std::log10(static_cast<double>(gain)) : kQuietest;
  level_->setValue(static_cast<int>(std::lround(std::max(decibels, kQuietest))));
  pan_->setValue(static_cast<int>(std::lround(100.0 * static_cast<double>(pan))));
  showValues();
}

void AddedSoundMenu::showValues() {
  const int decibels = level_->value();
  levelText_->setText(decibels < 0 ? QStringLiteral("−%1 dB").arg(-decibels) : QStringLiteral("0 dB"));
  const int pan = pan_->value();
  panText_->setText(pan == 0  ? tr("centre")
                    : pan < 0 ? tr("%1 % left").arg(-pan)
                              : tr("%1 % right").arg(pan));
}

void AddedSoundMenu::tell() {
  showValues();
  Q_EMIT chosen(static_cast<float>(std::pow(10.0, level_->value() / 20.0)),
                static_cast<float>(pan_->value()) / 100.0F);
}

}  // namespace barline::ui
