#include "ui/transport/SoloButtons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <array>

#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

constexpr int kSwatch = 8;

QIcon swatch(const QColor& colour, double ratio) {
  QPixmap pixmap(QSize(kSwatch, kSwatch) * ratio);
  pixmap.setDevicePixelRatio(ratio);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  painter.drawRoundedRect(QRectF(0, 0, kSwatch, kSwatch), 1.5, 1.5);
  return QIcon(pixmap);
}

}  // namespace

SoloButtons::SoloButtons(QWidget* parent)
    : QObject(parent), channelRow_(new QWidget(parent)), bandRow_(new QWidget(parent)) {
  using playback::SoloBand;
  using playback::SoloChannel;
  auto* channels = new QHBoxLayout(channelRow_);
  auto* bands = new QHBoxLayout(bandRow_);
  for (QHBoxLayout* layout : {channels, bands}) {
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
  }
  auto* title = new QLabel(tr("Solo"), channelRow_);
  setText(*title, TextRole::Small, Tone::Mid);
  channels->addWidget(title);
  channels->addSpacing(4);
  addChannel(*channels, SoloChannel::Left, tr("L", "left"), tr("Left channel alone"));
  addChannel(*channels, SoloChannel::Right, tr("R", "right"), tr("Right channel alone"));
  addChannel(*channels, SoloChannel::Mid, tr("M", "mid"), tr("Mid alone: what both channels share"));
  addChannel(*channels, SoloChannel::Side, tr("S", "side"), tr("Side alone: what the channels differ by"));
  addBand(*bands, SoloBand::Low, tr("Low"), tr("Low band alone, to 180 Hz"));
  addBand(*bands, SoloBand::Mid, tr("Mid"), tr("Mid band alone, 180 to 2400 Hz"));
  addBand(*bands, SoloBand::High, tr("High"), tr("High band alone, from 2400 Hz"));
  updateIcons();
}

QToolButton* SoloButtons::addButton(QHBoxLayout& layout, const QString& text, const QString& name) {
  auto* button = new QToolButton(layout.parentWidget());
  button->setText(text);
  button->setAccessibleName(name);
  button->setToolTip(name);
  button->setCheckable(true);
  button->setFocusPolicy(Qt::TabFocus);
  button->setFixedHeight(28);
  button->setMinimumWidth(24);
  setButtonKind(*button, ButtonKind::Quiet);
  layout.addWidget(button);
  return button;
}

void SoloButtons::addChannel(QHBoxLayout& layout, playback::SoloChannel channel, const QString& text,
                             const QString& name) {
  QToolButton* button = addButton(layout, text, name);
  channels_.push_back({channel, button});
  connect(button, &QToolButton::clicked, this, [this, channel](bool on) {
    playback::Solo solo = solo_;
    solo.channel = on ? channel : playback::SoloChannel::All;
    Q_EMIT chosen(solo);
  });
}

void SoloButtons::addBand(QHBoxLayout& layout, playback::SoloBand band, const QString& text,
                          const QString& name) {
  QToolButton* button = addButton(layout, text, name);
  button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  button->setIconSize({kSwatch, kSwatch});
  bands_.push_back({band, button});
  connect(button, &QToolButton::clicked, this, [this, band](bool on) {
    playback::Solo solo = solo_;
    solo.band = on ? band : playback::SoloBand::All;
    Q_EMIT chosen(solo);
  });
}

void SoloButtons::setSolo(const playback::Solo& solo) {
  solo_ = solo;
  for (const Channel& channel : channels_) channel.button->setChecked(channel.channel == solo.channel);
  for (const Band& band : bands_) band.button->setChecked(band.band == solo.band);
}

void SoloButtons::updateIcons() {
  const WaveColours& wave = themeOf(*bandRow_).colours().wave;
  const std::array<QColor, 3> colours{wave.low, wave.mid, wave.high};
  for (std::size_t i = 0; i < bands_.size(); ++i)
    bands_[i].button->setIcon(swatch(colours[i], bandRow_->devicePixelRatioF()));
}

}  // namespace barline::ui
