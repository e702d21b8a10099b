#include "ui/transport/TransportBar.h"

#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QSlider>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWidgetAction>
#include <utility>

#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"
#include "ui/theme/MenuText.h"
#include "ui/transport/LevelMeter.h"
#include "ui/transport/SoundControls.h"

namespace barline::ui {
namespace {

constexpr int kMuted = -120;  // the slider counts half decibels, its lowest place is silence
constexpr int kNarrow = 760;  // below this width the meter makes room
constexpr int kDeviceNameWidth = 96;
constexpr int kMeterWidth = 112;
constexpr int kRoom = 8;  // beside the controls in the middle

}  // namespace

TransportBar::TransportBar(Player& player, QWidget* parent) : QWidget(parent), player_(player) {
  setSurface(*this, Surface::Panel);
  setFixedHeight(themeOf(*this).tokens().size.transport);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(12, 0, 8, 0);
  layout->setSpacing(4);
  previous_ = makeButton(tr("Previous bar"), tr("Shift+Left"));
  play_ = makeButton(tr("Play"), tr("Space"));
  next_ = makeButton(tr("Next bar"), tr("Shift+Right"));
  setButtonKind(*play_, ButtonKind::Primary);
  play_->setFixedSize(40, 36);
  figures_ = new PositionFigures(this);
  layout->addWidget(previous_);
  layout->addWidget(play_);
  layout->addWidget(next_);
  layout->addSpacing(8);
  layout->addWidget(figures_);
  layout->addSpacing(8);
  controls_ = new SoundControls(player_, this);
  layout->addStretch(1);
  layout->addWidget(controls_);
  layout->addStretch(1);
  levelSide_ = makeLevelSide();
  layout->addWidget(levelSide_);
  // As narrow as the rest of the window allows; fit() decides what is shown.
  layout->setSizeConstraint(QLayout::SetNoConstraint);

  connect(previous_, &QToolButton::clicked, this, &TransportBar::previousBarRequested);
  connect(next_, &QToolButton::clicked, this, &TransportBar::nextBarRequested);
  connect(controls_, &SoundControls::loopToggled, this, &TransportBar::loopToggled);
  connect(play_, &QToolButton::clicked, &player_, &Player::togglePlaying);
  connect(&player_, &Player::stateChanged, this, &TransportBar::updateState);
  connect(&player_, &Player::devicesChanged, this, &TransportBar::updateDevice);
  connect(volume_, &QSlider::valueChanged, this, &TransportBar::onVolumeMoved);
  connect(mute_, &QToolButton::clicked, this, &TransportBar::toggleMute);
  connect(deviceMenu_, &QMenu::aboutToShow, this, &TransportBar::fillDeviceMenu);
  updateState();
  updateDevice();
  updateVolume();
}

QToolButton* TransportBar::makeButton(const QString& name, const QString& shortcut) {
  auto* button = new QToolButton(this);
  button->setAccessibleName(name);
  button->setToolTip(QStringLiteral("%1  (%2)").arg(name, shortcut));
  button->setFixedSize(28, 28);
  button->setFocusPolicy(Qt::TabFocus);
  setButtonKind(*button, ButtonKind::Quiet);
  return button;
}

QWidget* TransportBar::makeLevelSide() {
  auto* side = new QWidget(this);
  auto* layout = new QHBoxLayout(side);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(6);

  deviceMenu_ = new QMenu(this);
  level_ = new QStackedWidget(side);
  meter_ = new LevelMeter(level_);
  choose_ = new QToolButton(level_);
  choose_->setText(tr("No output device. Choose…"));
  choose_->setPopupMode(QToolButton::InstantPopup);
  choose_->setMenu(deviceMenu_);
  setButtonKind(*choose_, ButtonKind::Quiet);
  setText(*choose_, TextRole::Body, Tone::Warn);
  level_->addWidget(meter_);
  level_->addWidget(choose_);
  level_->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  meter_->setFixedWidth(kMeterWidth);
  layout->addWidget(level_);

  auto* column = new QVBoxLayout;
  column->setSpacing(0);
  auto* row = new QHBoxLayout;
  row->setSpacing(4);
  mute_ = new QToolButton(side);
  mute_->setFixedSize(24, 24);
  mute_->setFocusPolicy(Qt::TabFocus);
  mute_->setAccessibleName(tr("Mute"));
  mute_->setToolTip(tr("Mute"));
  setButtonKind(*mute_, ButtonKind::Quiet);
  decibels_ = new QToolButton(side);
  decibels_->setPopupMode(QToolButton::InstantPopup);
  decibels_->setToolButtonStyle(Qt::ToolButtonTextOnly);
  decibels_->setFocusPolicy(Qt::TabFocus);
  decibels_->setToolTip(tr("Volume"));
  decibels_->setFixedHeight(24);
  setButtonKind(*decibels_, ButtonKind::Quiet);
  decibels_->setMenu(makeVolumeMenu());
  row->addStretch(1);
  row->addWidget(mute_);
  row->addWidget(decibels_);
  device_ = new QToolButton(side);
  device_->setPopupMode(QToolButton::InstantPopup);
  device_->setToolButtonStyle(Qt::ToolButtonTextOnly);
  device_->setMenu(deviceMenu_);
  device_->setFocusPolicy(Qt::TabFocus);
  device_->setToolTip(tr("Output device"));
  device_->setFixedHeight(20);
  setButtonKind(*device_, ButtonKind::Quiet);
  setText(*device_, TextRole::Small, Tone::Mid);
  column->addStretch(1);
  column->addLayout(row);
  column->addWidget(device_, 0, Qt::AlignRight);
  column->addStretch(1);
  layout->addLayout(column);
  return side;
}

QMenu* TransportBar::makeVolumeMenu() {
  auto* menu = new QMenu(this);
  volume_ = new QSlider(Qt::Horizontal);
  volume_->setFocusPolicy(Qt::TabFocus);
  volume_->setRange(kMuted, 0);
  volume_->setPageStep(12);
  volume_->setFixedWidth(160);
  volume_->setAccessibleName(tr("Volume"));
  auto* row = new QWidget(menu);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(12, 6, 12, 6);
  layout->addWidget(volume_);
  auto* action = new QWidgetAction(menu);
  action->setDefaultWidget(row);
  menu->addAction(action);
  return menu;
}

void TransportBar::setLoopText(const QString& text, const QString& toolTip) {
  controls_->setLoopText(text, toolTip);
  fit();
}

void TransportBar::setLoopMenu(QMenu* menu) {
  controls_->setLoopMenu(menu);
}

void TransportBar::setTexts(const PlayheadTexts& texts) {
  figures_->setTexts(texts);
}

void TransportBar::frame() {
  meter_->feed(player_.takePeaks());
}

bool TransportBar::needsFrames() const {
  return player_.state() == Player::State::Playing || !meter_->isAtRest();
}

void TransportBar::setVolume(double decibels) {
  player_.setVolume(decibels);
  updateVolume();
}

void TransportBar::onVolumeMoved(int step) {
  player_.setVolume(step / 2.0);
  if (step != kMuted) unmuted_ = step;
  updateVolume();
  Q_EMIT volumeChanged(player_.volume());
}

void TransportBar::toggleMute() {
  if (volume_->value() == kMuted) {
    volume_->setValue(unmuted_);
  } else {
    volume_->setValue(kMuted);
  }
}

void TransportBar::fillDeviceMenu() {
  deviceMenu_->clear();
  auto* group = new QActionGroup(deviceMenu_);
  const auto add = [&](const QString& name, const QByteArray& id) {
    QAction* action = deviceMenu_->addAction(menuText(name));
    action->setCheckable(true);
    action->setChecked(player_.device() == id);
    group->addAction(action);
    connect(action, &QAction::triggered, this, [this, id] {
      player_.setDevice(id);
      Q_EMIT deviceChosen(id);
    });
  };
  if (player_.devices().isEmpty()) {
    deviceMenu_->addAction(tr("Connect an output device; it will be listed here."))->setEnabled(false);
    return;
  }
  add(tr("System default"), {});
  deviceMenu_->addSeparator();
  for (const OutputDevice& device : player_.devices()) add(device.name, device.id);
}

void TransportBar::updateState() {
  const Theme& theme = themeOf(*this);
  const bool playing = player_.state() == Player::State::Playing;
  const bool usable = player_.state() != Player::State::Empty;
  const bool audible = player_.hasDevice() || !player_.devicesKnown();
  play_->setIcon(icon(playing ? IconName::Pause : IconName::Play, theme.colours().text.onAccent));
  const QString name = playing ? tr("Pause") : tr("Play");
  play_->setAccessibleName(name);
  play_->setToolTip(QStringLiteral("%1  (%2)").arg(name, tr("Space")));
  previous_->setIcon(icon(theme, IconName::Previous));
  next_->setIcon(icon(theme, IconName::Next));
  play_->setEnabled(usable && audible);
  previous_->setEnabled(usable);
  next_->setEnabled(usable);
  figures_->setEnabled(usable);
}

void TransportBar::updateDevice() {
  const bool none = player_.devicesKnown() && !player_.hasDevice();
  level_->setCurrentWidget(none ? static_cast<QWidget*>(choose_) : meter_);
  // A stack asks for the room of its widest page.
  level_->setFixedWidth(none ? choose_->sizeHint().width() : kMeterWidth);
  const QString name = player_.deviceName();
  device_->setText(QFontMetrics(device_->font()).elidedText(name, Qt::ElideRight, kDeviceNameWidth));
  device_->setToolTip(name.isEmpty() ? tr("Output device") : tr("Output device: %1").arg(name));
  device_->setVisible(!none && !name.isEmpty());
  volume_->setEnabled(!none);
  mute_->setEnabled(!none);
  decibels_->setEnabled(!none);
  updateState();
}

void TransportBar::updateVolume() {
  const double decibels = player_.volume();
  const int step = qRound(2.0 * decibels);
  if (volume_->value() != step) volume_->setValue(step);
  const bool muted = step <= kMuted;
  mute_->setIcon(icon(themeOf(*this), muted ? IconName::Muted : IconName::Speaker));
  decibels_->setText(muted ? tr("muted")
                           : QStringLiteral("%1%2 dB")
                                 .arg(decibels < 0 ? QStringLiteral("−") : QString())
                                 .arg(qAbs(decibels), 0, 'f', 1));
}

void TransportBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(QRectF(0, 0, width(), 1.0), themeOf(*this).colours().line.hairline);
}

void TransportBar::changeEvent(QEvent* event) {
  if (event->type() == QEvent::StyleChange && volume_ != nullptr) {
    updateState();
    updateVolume();
  }
  QWidget::changeEvent(event);
}

void TransportBar::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fit();
}

bool TransportBar::event(QEvent* event) {
  // Something has become wider or narrower.
  if (event->type() == QEvent::LayoutRequest) fit();
  return QWidget::event(event);
}

void TransportBar::fit() {
  if (levelSide_ == nullptr) return;
  level_->setVisible(width() >= kNarrow || level_->currentWidget() == choose_);
  const int taken = figures_->x() + figures_->sizeHint().width() + levelSide_->sizeHint().width();
  controls_->fitInto(width() - taken - 2 * kRoom);
}

}  // namespace barline::ui
