#include "ui/transport/Player.h"

#include <QDeadlineTimer>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <utility>

#include "engine/playback/ChordVoicing.h"
#include "engine/playback/ClickTrack.h"
#include "ui/threads/HandOver.h"
#include "ui/transport/AudioOutput.h"
#include "ui/transport/PlaybackFeed.h"
#include "ui/transport/PlaybackMixer.h"

namespace barline::ui {
namespace {

constexpr double kSilentDecibels = -60.0;
constexpr std::chrono::milliseconds kEndWait{3000};
constexpr double kInterpolateSeconds = 0.03;  // three of the output's reports
constexpr std::chrono::milliseconds kScrubPiece{110};

}  // namespace

Player::Player(QObject* parent)
    : QObject(parent),
      mixer_(std::make_shared<PlaybackMixer>()),
      anchor_(std::make_shared<PlayheadAnchor>()),
      output_(new AudioOutput(mixer_, anchor_)) {
  output_->moveToThread(&outputThread_);
  connect(&outputThread_, &QThread::finished, output_, &QObject::deleteLater);
  // These are called where they are emitted, on the output's thread.
  connect(output_, &AudioOutput::deviceLost, output_,
          [this](bool unplugged) { queueFor(*this, [this, unplugged] { onDeviceLost(unplugged); }); });
  connect(output_, &AudioOutput::ended, output_,
          [this](quint32 seekId) { queueFor(*this, [this, seekId] { onEnded(seekId); }); });
  connect(output_, &AudioOutput::devicesChanged, output_, [this](const QList<OutputDevice>& devices) {
    queueFor(*this, [this, devices] { onDevices(devices); });
  });
  scrubRest_.setSingleShot(true);
  scrubRest_.setInterval(kScrubPiece);
  connect(&scrubRest_, &QTimer::timeout, this, &Player::stopOutput);
  outputThread_.setObjectName(QStringLiteral("audio output"));
  outputThread_.start(QThread::TimeCriticalPriority);
  queueFor(*output_, [output = output_] { output->initialise(); });
}

Player::~Player() {
  retireFeed();
  retired_.clear();  // waits
  outputThread_.quit();
  // Qt 6.4 waits for ever for a stream that the sound server refuses; the program must end all the same.
  if (outputThread_.wait(QDeadlineTimer(kEndWait))) return;
  outputThread_.terminate();
  outputThread_.wait();
}

void Player::load(OpenSource source, double durationSeconds) {
  unload();
  source_ = std::move(source);
  duration_ = durationSeconds;
  setState(State::Paused);
}

void Player::setDuration(double seconds) {
  duration_ = seconds;
}

double Player::limit() const {
  return duration_ > 0.0 ? duration_ : std::numeric_limits<double>::max();
}

void Player::unload() {
  retireFeed();
  mixer_->setPlaying(false);
  scrubbing_ = false;
  scrubRest_.stop();
  stop_.reset();
  setLoop(std::nullopt);
  setGrid(nullptr);
  setChords(nullptr);
  const quint64 generation = ++generation_;
  queueFor(*output_, [output = output_, generation] {
    output->pause();
    output->setStream(nullptr, generation);
  });
  source_ = {};
  duration_ = 0.0;
  target_ = 0.0;
  shown_ = 0.0;
  ended_ = false;
  ++seekId_;
  setState(State::Empty);
  Q_EMIT positionJumped(0.0);
}

void Player::setState(State state) {
  if (std::exchange(state_, state) != state) Q_EMIT stateChanged(state);
}

void Player::startFeed(double seconds) {
  const quint64 generation = generation_;
  const auto toOutput = [output = output_](auto function) { queueFor(*output, function); };
  feed_ = std::make_unique<PlaybackFeed>(
      source_, PlaybackFeed::Start{seconds, seekId_, region()},
      PlaybackFeed::Events{[=, output = output_](const std::shared_ptr<PlaybackStream>& stream) {
                             toOutput([=] { output->setStream(stream, generation); });
                           },
                           [=, output = output_](std::uint32_t) { toOutput([=] { output->jumpReady(); }); },
                           [this, generation](const std::string& sentence) {
                             queueFor(*this, [this, generation, text = QString::fromStdString(sentence)] {
                               onFailed(text, generation);
                             });
                           }});
}

void Player::retireFeed() {
  if (!feed_) return;
  feed_->stop();
  // A file on a slow disk may hold up its thread, which must not hold up this one.
  std::erase_if(retired_, [](const std::future<void>& ending) {
    return ending.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
  });
  retired_.push_back(std::async(std::launch::async, [feed = std::move(feed_)]() mutable { feed.reset(); }));
}

void Player::startOutput() {
  if (!feed_) startFeed(target_);
  feed_->setConsuming(true);
  mixer_->setPlaying(true);
  queueFor(*output_, [output = output_] { output->play(); });
}

void Player::stopOutput() {
  mixer_->setPlaying(false);
  queueFor(*output_, [output = output_] { output->pause(); });
  if (feed_) feed_->setConsuming(false);
}

void Player::play() {
  if (state_ != State::Paused) return;
  if (devicesKnown_ && devices_.isEmpty()) {
    Q_EMIT problem(tr("There is no output device to play on."));
    return;
  }
  setStop(std::nullopt);
  if (ended_ || position() >= limit()) seek(0.0);
  if (loop_ && !loop_->contains(position())) seek(loop_->begin);
  startOutput();
  setState(State::Playing);
}

void Player::pause() {
  if (state_ != State::Playing) return;
  stopOutput();
  setState(State::Paused);
}

void Player::playRange(const model::TimeRange& range) {
  if (state_ == State::Empty || range.duration() <= 0.0) return;
  if (devicesKnown_ && devices_.isEmpty()) {
    Q_EMIT problem(tr("There is no output device to play on."));
    return;
  }
  setStop(std::min(range.end, limit()));
  seek(range.begin);
  startOutput();
  setState(State::Playing);
}

void Player::togglePlaying() {
  if (state_ == State::Playing) {
    pause();
  } else {
    play();
  }
}

void Player::seek(double seconds) {
  if (state_ == State::Empty) return;
  target_ = std::clamp(seconds, 0.0, limit());
  shown_ = target_;
  ended_ = false;
  ++seekId_;
  if (feed_) feed_->seek(target_, seekId_);
  Q_EMIT positionJumped(target_);
}

double Player::position() const {
  const PlayheadAnchor::State anchor = anchor_->get();
  // Not yet heard: no feed, still decoding, or still in the device's buffer.
  if (!feed_ || scrubbing_ || anchor.seekId != seekId_) return target_;
  double seconds = anchor.seconds;
  if (anchor.speed > 0.0) {
    const std::chrono::duration<double> since = std::chrono::steady_clock::now() - anchor.at;
    seconds = std::min(seconds + anchor.speed * std::clamp(since.count(), 0.0, kInterpolateSeconds),
                       std::max(anchor.limit, seconds));
  }
  if (std::exchange(shownPass_, anchor.pass) != anchor.pass) shown_ = 0.0;
  shown_ = std::clamp(std::max(seconds, shown_), 0.0, limit());
  return shown_;
}

PlaybackRegion Player::region() const {
  // A stop goes before the loop, which waits until it is over.
  return stop_ ? PlaybackRegion{.loop = {}, .stop = stop_} : PlaybackRegion{.loop = loop_, .stop = {}};
}

void Player::setStop(std::optional<double> seconds) {
  if (std::exchange(stop_, seconds) != seconds && feed_) feed_->setRegion(region());
}

void Player::setLoop(const std::optional<model::TimeRange>& loop) {
  if (std::exchange(loop_, loop) == loop) return;
  if (feed_ && !stop_) feed_->setRegion(region());
  if (loop_ && !stop_ && state_ == State::Playing && !loop_->contains(position())) seek(loop_->begin);
  Q_EMIT loopChanged();
}

void Player::scrubTo(double seconds) {
  if (state_ == State::Empty) return;
  const bool silent = !scrubRest_.isActive() && state_ != State::Playing;
  scrubbing_ = true;
  seek(seconds);
  scrubRest_.start();
  if (devicesKnown_ && devices_.isEmpty()) return;
  if (silent || !mixer_->playing()) startOutput();
}

void Player::endScrub() {
  if (!std::exchange(scrubbing_, false)) return;
  scrubRest_.stop();
  if (state_ == State::Playing) {
    startOutput();
  } else {
    stopOutput();
    // Where the piece has run to is of no interest.
    seek(target_);
  }
}

void Player::setSound(const playback::SoundSettings& sound) {
  if (sound == sound_) return;
  sound_ = sound;
  mixer_->setSound(sound_);
  Q_EMIT soundChanged();
}

void Player::setGrid(const std::shared_ptr<const model::BeatGrid>& grid) {
  if (std::exchange(grid_, grid) == grid) return;
  mixer_->setClicks(grid ? std::make_shared<const playback::ClickTrack>(playback::clickTrack(*grid))
                         : nullptr);
}

void Player::setChords(const std::shared_ptr<const model::ChordTimeline>& chords) {
  if (std::exchange(chords_, chords) == chords) return;
  mixer_->setChords(chords ? std::make_shared<const playback::VoicedChords>(playback::voiceChords(*chords))
                           : nullptr);
}

void Player::setVolume(double decibels) {
  volume_ = std::clamp(decibels, kSilentDecibels, 0.0);
  mixer_->setGain(volume_ <= kSilentDecibels ? 0.0F : static_cast<float>(std::pow(10.0, volume_ / 20.0)));
}

std::array<float, 2> Player::takePeaks() {
  return mixer_->takePeaks();
}

void Player::setDevice(const QByteArray& id) {
  device_ = id;
  queueFor(*output_, [output = output_, id] { output->setDevice(id); });
  Q_EMIT devicesChanged();
}

QString Player::deviceName() const {
  const auto named = std::ranges::find_if(
      devices_, [this](const OutputDevice& device) { return !device_.isEmpty() && device.id == device_; });
  if (named != devices_.end()) return named->name;
  const auto standard = std::ranges::find_if(devices_, &OutputDevice::isDefault);
  return standard == devices_.end() ? QString() : standard->name;
}

void Player::onDeviceLost(bool unplugged) {
  pause();
  Q_EMIT problem(unplugged ? tr("The output device was unplugged; playback is paused.")
                           : tr("The output device does not take sound; playback is paused."));
}

void Player::onDevices(const QList<OutputDevice>& devices) {
  devices_ = devices;
  devicesKnown_ = true;
  Q_EMIT devicesChanged();
}

void Player::onEnded(quint32 seekId) {
  if (seekId != seekId_ || state_ != State::Playing) return;
  pause();
  if (stop_) {
    seek(*stop_);
    return;
  }
  ended_ = true;
  if (duration_ > 0.0) shown_ = duration_;
  Q_EMIT positionJumped(shown_);
}

void Player::onFailed(const QString& sentence, quint64 generation) {
  if (generation != generation_) return;
  pause();
  retireFeed();
  Q_EMIT problem(sentence);
}

}  // namespace barline::ui
