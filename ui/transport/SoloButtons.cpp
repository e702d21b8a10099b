#include "ui/transport/SoloButtons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <array>

#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

constexpr int kIcon = 12;
constexpr int kButtonWidth = 24;
constexpr int kPadding = 24;  // around and between icon and text

/// Three bars above each other, of which the band's own stands out: not by its colour alone.
QIcon bandIcon(std::size_t band, const QColor& colour, const QColor& others, double ratio) {
  QPixmap pixmap(QSize(kIcon, kIcon) * ratio);
  pixmap.setDevicePixelRatio(ratio);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  for (std::size_t bar = 0; bar < 3; ++bar) {
    const bool own = bar == band;
    const double middle = 10.0 - 4.0 * static_cast<double>(bar);
    const double height = own ? 4.0 : 1.0;
    painter.fillRect(QRectF(1.0, middle - height / 2.0, kIcon - 2.0, height), own ? colour : others);
  }
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
  button->setMinimumWidth(kButtonWidth);
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
  button->setIconSize({kIcon, kIcon});
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

void SoloButtons::setCompact(bool compact) {
  for (const Band& band : bands_) {
    band.button->setToolButtonStyle(compact ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    band.button->setMaximumWidth(compact ? kButtonWidth : QWIDGETSIZE_MAX);
  }
}

int SoloButtons::bandsWidth(bool compact) const {
  int width = 0;
  for (const Band& band : bands_) {
    const QFontMetrics metrics(band.button->font());
    width += compact ? kButtonWidth : kIcon + metrics.horizontalAdvance(band.button->text()) + kPadding;
  }
  return width;
}

void SoloButtons::updateIcons() {
  const Colours& colours = themeOf(*bandRow_).colours();
  const std::array<QColor, 3> own{colours.wave.low, colours.wave.mid, colours.wave.high};
  for (std::size_t i = 0; i < bands_.size(); ++i)
    bands_[i].button->setIcon(bandIcon(i, own[i], colours.text.low, bandRow_->devicePixelRatioF()));
}

}  // namespace barline::ui
