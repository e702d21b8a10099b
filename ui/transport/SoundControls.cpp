#include "ui/transport/SoundControls.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QToolButton>
#include <algorithm>
#include <cmath>

#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"
#include "ui/transport/AddedSoundMenu.h"
#include "ui/transport/RateSlider.h"
#include "ui/transport/SoloButtons.h"

namespace barline::ui {
namespace {

constexpr int kGroupGap = 6;
constexpr int kMenuButtonWidth = 18;
constexpr int kBandsRank = 6;

QString speedText(double speed) {
  return QStringLiteral("%1 %").arg(std::lround(100.0 * speed));
}

QString pitchText(double semitones) {
  const QString sign = semitones > 0.0   ? QStringLiteral("+")
                       : semitones < 0.0 ? QStringLiteral("−")
                                         : QString();
  const double size = std::abs(semitones);
  return SoundControls::tr("%1 st", "semitones").arg(sign + QString::number(size, 'g', 3));
}

}  // namespace

SoundControls::SoundControls(Player& player, QWidget* parent)
    : QWidget(parent), player_(player), layout_(new QHBoxLayout(this)) {
  using playback::PlaybackRate;
  layout_->setContentsMargins(0, 0, 0, 0);
  layout_->setSpacing(kGroupGap);

  loop_ = makeToggle(tr("Loop"), tr("Loop  (%1)").arg(tr("L", "key")));
  loop_->setObjectName(QStringLiteral("loopButton"));
  loopMenu_ = makeMenuButton(nullptr, tr("What to loop"));
  addGroup({loop_, loopMenu_}, 0);

  speed_ = new RateSlider(tr("Speed"), {PlaybackRate::kSlowest, PlaybackRate::kFastest, 0.01, 1.0}, speedText,
                          QStringLiteral("200 %"), this);
  addGroup({speed_}, 3);
  pitch_ = new RateSlider(tr("Pitch"), {-PlaybackRate::kWidestShift, PlaybackRate::kWidestShift, 0.1, 0.0},
                          pitchText, pitchText(-11.9), this);
  addGroup({pitch_}, 4);

  click_ = makeToggle(tr("Click"), tr("Click on every beat  (%1)").arg(tr("K", "key")));
  clickMenu_ = new AddedSoundMenu(this);
  clickMenu_->addSeparator();
  subdivide_ = clickMenu_->addAction(tr("Also between beats"));
  subdivide_->setCheckable(true);
  addGroup({click_, makeMenuButton(clickMenu_, tr("How the click sounds"))}, 1);
  chords_ = makeToggle(tr("Chords"), tr("Play the chords under the track  (%1)").arg(tr("Shift+K", "key")));
  chordsMenu_ = new AddedSoundMenu(this);
  addGroup({chords_, makeMenuButton(chordsMenu_, tr("How the chords sound"))}, 2);

  solo_ = new SoloButtons(this);
  addGroup({solo_->channels()}, 5);
  addGroup({solo_->bands()}, kBandsRank);

  connect(loop_, &QToolButton::clicked, this, &SoundControls::loopToggled);
  connect(speed_, &RateSlider::valueChosen, this,
          [this](double speed) { change([&](auto& sound) { sound.rate.speed = speed; }); });
  connect(pitch_, &RateSlider::valueChosen, this,
          [this](double semitones) { change([&](auto& sound) { sound.rate.semitones = semitones; }); });
  connect(click_, &QToolButton::clicked, this,
          [this](bool on) { change([&](auto& sound) { sound.click.on = on; }); });
  connect(clickMenu_, &AddedSoundMenu::chosen, this, [this](float gain, float pan) {
    change([&](auto& sound) {
      sound.click.gain = gain;
      sound.click.pan = pan;
    });
  });
  connect(subdivide_, &QAction::triggered, this,
          [this](bool on) { change([&](auto& sound) { sound.click.subdivided = on; }); });
  connect(chords_, &QToolButton::clicked, this,
          [this](bool on) { change([&](auto& sound) { sound.chords.on = on; }); });
  connect(chordsMenu_, &AddedSoundMenu::chosen, this, [this](float gain, float pan) {
    change([&](auto& sound) {
      sound.chords.gain = gain;
      sound.chords.pan = pan;
    });
  });
  connect(solo_, &SoloButtons::chosen, this,
          [this](const playback::Solo& solo) { change([&](auto& sound) { sound.solo = solo; }); });
  connect(&player_, &Player::soundChanged, this, &SoundControls::updateSound);
  connect(&player_, &Player::loopChanged, this, &SoundControls::updateLoop);
  updateIcons();
  updateSound();
  updateLoop();
}

QWidget* SoundControls::addGroup(const std::vector<QWidget*>& widgets, int rank) {
  auto* group = new QWidget(this);
  auto* row = new QHBoxLayout(group);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  for (QWidget* widget : widgets) row->addWidget(widget);
  group->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
  layout_->addWidget(group);
  groups_.push_back({group, rank});
  return group;
}

QToolButton* SoundControls::makeToggle(const QString& text, const QString& toolTip) {
  auto* button = new QToolButton(this);
  button->setText(text);
  button->setToolTip(toolTip);
  button->setCheckable(true);
  button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  button->setFocusPolicy(Qt::TabFocus);
  button->setFixedHeight(28);
  setButtonKind(*button, ButtonKind::Quiet);
  return button;
}

QToolButton* SoundControls::makeMenuButton(QMenu* menu, const QString& name) {
  auto* button = new QToolButton(this);
  button->setMenu(menu);
  button->setPopupMode(QToolButton::InstantPopup);
  button->setAccessibleName(name);
  button->setToolTip(name);
  button->setFocusPolicy(Qt::TabFocus);
  button->setFixedSize(kMenuButtonWidth, 28);
  button->setIconSize({12, 12});
  setButtonKind(*button, ButtonKind::Quiet);
  menuButtons_.push_back(button);
  return button;
}

void SoundControls::change(const std::function<void(playback::SoundSettings&)>& with) {
  playback::SoundSettings sound = player_.sound();
  with(sound);
  player_.setSound(sound);
}

void SoundControls::updateSound() {
  const playback::SoundSettings& sound = player_.sound();
  speed_->setValue(sound.rate.speed);
  pitch_->setValue(sound.rate.semitones);
  click_->setChecked(sound.click.on);
  clickMenu_->setValues(sound.click.gain, sound.click.pan);
  subdivide_->setChecked(sound.click.subdivided);
  chords_->setChecked(sound.chords.on);
  chordsMenu_->setValues(sound.chords.gain, sound.chords.pan);
  solo_->setSolo(sound.solo);
}

void SoundControls::updateLoop() {
  loop_->setChecked(player_.loop().has_value());
}

void SoundControls::setLoopText(const QString& text, const QString& toolTip) {
  loop_->setText(text);
  loop_->setToolTip(toolTip);
  updateLoop();
}

void SoundControls::setLoopMenu(QMenu* menu) {
  loopMenu_->setMenu(menu);
}

int SoundControls::widthOf(const Group& group, bool compact) const {
  // Not asked for where it is about to change.
  const bool bands = group.rank == kBandsRank;
  return kGroupGap + (bands ? solo_->bandsWidth(compact) : group.widget->sizeHint().width());
}

void SoundControls::fitInto(int width) {
  int whole = 0;
  for (const Group& group : groups_) whole += widthOf(group, false);
  const bool compact = whole > width;
  solo_->setCompact(compact);
  std::vector<Group> ranked = groups_;
  std::ranges::sort(ranked, {}, &Group::rank);
  int used = 0;
  bool room = true;
  for (const Group& group : ranked) {
    used += widthOf(group, compact);
    room = room && used <= width;
    group.widget->setVisible(room);
  }
}

void SoundControls::updateIcons() {
  const Theme& theme = themeOf(*this);
  loop_->setIcon(icon(theme, IconName::Loop));
  click_->setIcon(icon(theme, IconName::Click));
  chords_->setIcon(icon(theme, IconName::Chords));
  solo_->updateIcons();
  for (QToolButton* button : menuButtons_) button->setIcon(icon(theme, IconName::ChevronUp));
}

void SoundControls::changeEvent(QEvent* event) {
  if (event->type() == QEvent::StyleChange && solo_ != nullptr) updateIcons();
  QWidget::changeEvent(event);
}

}  // namespace barline::ui
