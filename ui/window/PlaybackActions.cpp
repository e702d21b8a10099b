#include "ui/window/PlaybackActions.h"

#include <QAction>
#include <QMenu>
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "ui/timeline/MusicText.h"
#include "ui/timeline/Snap.h"
#include "ui/timeline/TimelineView.h"
#include "ui/transport/Player.h"
#include "ui/transport/SoundState.h"
#include "ui/transport/TransportBar.h"
#include "ui/window/Settings.h"

namespace barline::ui {
namespace {

using playback::PlaybackRate;
using playback::Solo;
using playback::SoloBand;
using playback::SoloChannel;

constexpr double kSpeedStep = 0.05;
constexpr double kSecondsWithoutBars = 4.0;  // as TimelineView::timeBarsAway() takes a bar
constexpr int kLongLoopBars = 4;

}  // namespace

PlaybackActions::PlaybackActions(const Parts& parts, QObject* parent) : QObject(parent), parts_(parts) {
  Player& player = parts_.player;
  player.setSound(restoreSound(parts_.settings.sound()));
  connect(&player, &Player::soundChanged, this, &PlaybackActions::updateSound);
  connect(&player, &Player::loopChanged, this, &PlaybackActions::updateLoop);
  connect(&parts_.timeline, &TimelineView::selectionChanged, this, &PlaybackActions::updateLoop);
  connect(&parts_.timeline, &TimelineView::scrubbed, &player, &Player::scrubTo);
  connect(&parts_.timeline, &TimelineView::scrubEnded, &player, &Player::endScrub);
  connect(&parts_.transport, &TransportBar::loopToggled, this, &PlaybackActions::toggleLoop);
  makeLoopMenu();
}

QAction* PlaybackActions::add(QMenu& menu, const char* name, const QString& title, const char* keys,
                              std::function<void()> run) {
  QAction* action = menu.addAction(title, this, std::move(run));
  action->setObjectName(QLatin1String(name));
  if (keys != nullptr) action->setShortcut(QKeySequence(QLatin1String(keys)));
  trackActions_.push_back(action);
  return action;
}

QAction* PlaybackActions::addToggle(QMenu& menu, const char* name, const QString& title, const char* keys,
                                    std::function<void()> run) {
  QAction* action = menu.addAction(title);
  action->setObjectName(QLatin1String(name));
  action->setCheckable(true);
  action->setAutoRepeat(false);
  if (keys != nullptr) action->setShortcut(QKeySequence(QLatin1String(keys)));
  connect(action, &QAction::triggered, this, std::move(run));
  return action;
}

void PlaybackActions::addTo(QMenu& menu) {
  addPlaying(menu);
  menu.addSeparator();
  addLooping(menu);
  menu.addSeparator();
  addRate(menu);
  menu.addSeparator();
  addSounds(menu);
  addSolo(*menu.addMenu(tr("&Solo")));
  updateSound();
  updateLoop();
}

void PlaybackActions::addPlaying(QMenu& menu) {
  QAction* play = add(menu, "play", tr("&Play or pause"), "Space", [this] { parts_.player.togglePlaying(); });
  play->setAutoRepeat(false);
  QAction* selection =
      add(menu, "playSelection", tr("Play s&election or loop"), "Return", [this] { playSelection(); });
  // Elsewhere Enter is a list's or a button's.
  selection->setShortcutContext(Qt::WidgetShortcut);
  parts_.timeline.addAction(selection);
  add(menu, "playWithPreRoll", tr("Play from a &bar before"), "Shift+Space", [this] {
    playWithPreRoll();
  })->setAutoRepeat(false);
  // The timeline steps by keys itself; here the same is to be found.
  add(menu, "previousBar", tr("Pre&vious bar"), nullptr,
      [this] { parts_.player.seek(parts_.timeline.timeBarsAway(-1)); });
  add(menu, "nextBar", tr("&Next bar"), nullptr,
      [this] { parts_.player.seek(parts_.timeline.timeBarsAway(1)); });
}

void PlaybackActions::addLooping(QMenu& menu) {
  loop_ = addToggle(menu, "loop", tr("&Loop"), "L", [this] { toggleLoop(); });
  trackActions_.push_back(loop_);
  add(menu, "loopBegin", tr("Loop be&gins at the playhead"), "[", [this] { moveLoopBegin(); });
  add(menu, "loopEnd", tr("Loop en&ds at the playhead"), "]", [this] { moveLoopEnd(); });
  menu.addMenu(loopMenu_);
}

void PlaybackActions::makeLoopMenu() {
  loopMenu_ = new QMenu(tr("L&oop what"), &parts_.timeline);
  add(*loopMenu_, "loopSelection", tr("&Selection"), nullptr,
      [this] { loopRange(parts_.timeline.selection()); });
  add(*loopMenu_, "loopBar", tr("This &bar"), nullptr, [this] { loopRange(barsAtPlayhead(1)); });
  add(*loopMenu_, "loopBars", tr("&Four bars from here"), nullptr,
      [this] { loopRange(barsAtPlayhead(kLongLoopBars)); });
  add(*loopMenu_, "loopSection", tr("This s&ection"), nullptr, [this] { loopRange(sectionAtPlayhead()); });
  QAction* selection = loopMenu_->actions().front();
  connect(loopMenu_, &QMenu::aboutToShow, this,
          [this, selection] { selection->setEnabled(parts_.timeline.selection().has_value()); });
  parts_.transport.setLoopMenu(loopMenu_);
}

void PlaybackActions::addRate(QMenu& menu) {
  const auto always = [this](QAction* action) { std::erase(trackActions_, action); };
  always(add(menu, "faster", tr("&Faster"), "Ctrl+PgUp", [this] { changeSpeed(kSpeedStep); }));
  always(add(menu, "slower", tr("Slo&wer"), "Ctrl+PgDown", [this] { changeSpeed(-kSpeedStep); }));
  always(add(menu, "higher", tr("&Higher"), "Ctrl+Shift+PgUp", [this] { changePitch(1.0); }));
  always(add(menu, "lower", tr("Lowe&r"), "Ctrl+Shift+PgDown", [this] { changePitch(-1.0); }));
  always(add(menu, "originalRate", tr("&Original speed and pitch"), "Ctrl+Home", [this] {
    playback::SoundSettings sound = parts_.player.sound();
    sound.rate = {};
    parts_.player.setSound(sound);
  }));
}

void PlaybackActions::addSounds(QMenu& menu) {
  const auto sound = [this](const char* name, const QString& title, const char* keys, QMenu& where,
                            auto pick) {
    QAction* action = addToggle(where, name, title, keys, [this, pick] {
      playback::SoundSettings changed = parts_.player.sound();
      pick(changed) = !pick(changed);
      parts_.player.setSound(changed);
    });
    checks_.emplace_back(action, [this, pick] {
      playback::SoundSettings now = parts_.player.sound();
      return bool{pick(now)};
    });
  };
  sound("click", tr("&Click on beats"), "K", menu,
        [](playback::SoundSettings& s) -> bool& { return s.click.on; });
  sound("clickBetween", tr("Click bet&ween beats too"), nullptr, menu,
        [](playback::SoundSettings& s) -> bool& { return s.click.subdivided; });
  sound("chordSound", tr("Play c&hords under the track"), "Shift+K", menu,
        [](playback::SoundSettings& s) -> bool& { return s.chords.on; });
}

void PlaybackActions::addSolo(QMenu& menu) {
  const auto solo = [this, &menu](const char* name, const QString& title, auto member, auto value) {
    QAction* action = addToggle(menu, name, title, nullptr, [this, member, value] {
      playback::SoundSettings sound = parts_.player.sound();
      auto& now = sound.solo.*member;
      now = now == value ? decltype(value)::All : value;
      parts_.player.setSound(sound);
    });
    checks_.emplace_back(action,
                         [this, member, value] { return parts_.player.sound().solo.*member == value; });
  };
  solo("soloLeft", tr("&Left channel"), &Solo::channel, SoloChannel::Left);
  solo("soloRight", tr("&Right channel"), &Solo::channel, SoloChannel::Right);
  solo("soloMid", tr("&Mid"), &Solo::channel, SoloChannel::Mid);
  solo("soloSide", tr("&Side"), &Solo::channel, SoloChannel::Side);
  menu.addSeparator();
  solo("soloLowBand", tr("L&ow band"), &Solo::band, SoloBand::Low);
  solo("soloMidBand", tr("Mi&d band"), &Solo::band, SoloBand::Mid);
  solo("soloHighBand", tr("&High band"), &Solo::band, SoloBand::High);
}

void PlaybackActions::setTimeline(const std::shared_ptr<const model::Timeline>& timeline) {
  const bool sameTrack = shown_ && timeline && shown_->source.path == timeline->source.path;
  shown_ = timeline;
  if (!sameTrack) lastLoop_.reset();
  parts_.player.setGrid(timeline ? timeline->grid : nullptr);
  parts_.player.setChords(timeline ? timeline->chords : nullptr);
  updateLoop();
}

void PlaybackActions::playSelection() {
  Player& player = parts_.player;
  if (player.loop()) {
    player.seek(player.loop()->begin);
    player.play();
  } else if (const auto selection = parts_.timeline.selection()) {
    player.playRange(*selection);
  } else {
    player.togglePlaying();
  }
}

void PlaybackActions::playWithPreRoll() {
  parts_.player.seek(parts_.timeline.timeBarsAway(-1));
  parts_.player.play();
}

std::optional<model::TimeRange> PlaybackActions::barsAtPlayhead(int count) const {
  if (!shown_) return std::nullopt;
  const double duration = shown_->source.duration;
  const double playhead = parts_.timeline.playhead();
  const std::vector<double> bars = snapPoints(*shown_, SnapUnit::Bar, duration);
  if (bars.empty()) {
    const double end = std::min(playhead + count * kSecondsWithoutBars, duration);
    return model::TimeRange{playhead, end};
  }
  const model::TimeRange first = unitAt(bars, playhead);
  return model::TimeRange{first.begin, pointAway(bars, first.begin, count, kSecondsWithoutBars)};
}

std::optional<model::TimeRange> PlaybackActions::sectionAtPlayhead() const {
  if (!shown_) return std::nullopt;
  const std::vector<double> borders = snapPoints(*shown_, SnapUnit::Section, shown_->source.duration);
  return borders.empty() ? std::nullopt : std::optional(unitAt(borders, parts_.timeline.playhead()));
}

std::optional<model::TimeRange> PlaybackActions::wantedLoop() const {
  if (const auto selection = parts_.timeline.selection()) return selection;
  if (lastLoop_ && lastLoop_->contains(parts_.timeline.playhead())) return lastLoop_;
  return barsAtPlayhead(1);
}

void PlaybackActions::loopRange(const std::optional<model::TimeRange>& range) {
  if (range && range->duration() < RegionReader::kShortestLoopSeconds) return;
  if (range) lastLoop_ = range;
  parts_.player.setLoop(range);
}

void PlaybackActions::toggleLoop() {
  const auto& loop = parts_.player.loop();
  const auto selection = parts_.timeline.selection();
  // Another selection than what is looped takes its place.
  const bool off = loop && (!selection || *selection == *loop);
  loopRange(off ? std::nullopt : wantedLoop());
  updateLoop();
}

void PlaybackActions::moveLoopBegin() {
  const double begin = parts_.timeline.playhead();
  const auto& loop = parts_.player.loop() ? parts_.player.loop() : lastLoop_;
  const auto bars = barsAtPlayhead(kLongLoopBars);
  if (!bars) return;
  loopRange(model::TimeRange{begin, loop && loop->end > begin ? loop->end : bars->end});
}

void PlaybackActions::moveLoopEnd() {
  const double end = parts_.timeline.playhead();
  const auto& loop = parts_.player.loop() ? parts_.player.loop() : lastLoop_;
  const auto bar = barsAtPlayhead(1);
  if (!bar) return;
  const double usual = end > bar->begin ? bar->begin : parts_.timeline.timeBarsAway(-1);
  loopRange(model::TimeRange{loop && loop->begin < end ? loop->begin : usual, end});
}

void PlaybackActions::changeSpeed(double by) {
  playback::SoundSettings sound = parts_.player.sound();
  // To the next whole step.
  const double steps = std::round(sound.rate.speed / kSpeedStep) + (by > 0.0 ? 1.0 : -1.0);
  sound.rate.speed = std::clamp(steps * kSpeedStep, PlaybackRate::kSlowest, PlaybackRate::kFastest);
  parts_.player.setSound(sound);
}

void PlaybackActions::changePitch(double by) {
  playback::SoundSettings sound = parts_.player.sound();
  sound.rate.semitones = std::clamp(std::round(sound.rate.semitones) + by, -PlaybackRate::kWidestShift,
                                    PlaybackRate::kWidestShift);
  parts_.player.setSound(sound);
}

QString PlaybackActions::textOf(const model::TimeRange& range) const {
  const RangeCount count = countOf(*shown_, range);
  if (count.unit == SnapUnit::Bar && shown_->grid) {
    const auto first = model::barIndexAt(*shown_->grid, range.begin + 1e-6);
    if (first) {
      const int number = shown_->grid->bars[*first].number;
      return count.count == 1 ? tr("Bar %1").arg(number)
                              : tr("Bars %1–%2").arg(number).arg(number + count.count - 1);
    }
  }
  if (count.unit == SnapUnit::Beat) return count.count == 1 ? tr("1 beat") : tr("%1 beats").arg(count.count);
  return tr("%1 s", "seconds").arg(numberText(range.duration(), 3));
}

void PlaybackActions::updateLoop() {
  const auto& loop = parts_.player.loop();
  parts_.timeline.setLoop(loop);
  if (loop_ != nullptr) loop_->setChecked(loop.has_value());
  QString text = tr("Loop");
  if (loop && shown_) text = textOf(*loop);
  const QString toolTip =
      loop ? tr("Loops %1  (L)").arg(text) : tr("Loop the selection, or the bar at the playhead  (L)");
  parts_.transport.setLoopText(text, toolTip);
}

void PlaybackActions::updateSound() {
  for (const auto& [action, isOn] : checks_) action->setChecked(isOn());
  parts_.settings.setSound(saveSound(parts_.player.sound()));
}

}  // namespace barline::ui
