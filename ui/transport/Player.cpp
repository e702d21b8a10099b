#include "ui/transport/Player.h"

#include <QDeadlineTimer>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <utility>

#include "ui/transport/AudioOutput.h"
#include "ui/transport/PlaybackFeed.h"
#include "ui/transport/PlaybackMixer.h"

namespace barline::ui {
namespace {

constexpr double kSilentDecibels = -60.0;
constexpr std::chrono::milliseconds kEndWait{3000};
constexpr double kInterpolateSeconds = 0.03;  // three of the output's reports

}  // namespace

Player::Player(QObject* parent)
    : QObject(parent),
      mixer_(std::make_shared<PlaybackMixer>()),
      anchor_(std::make_shared<PlayheadAnchor>()),
      output_(new AudioOutput(mixer_, anchor_)) {
  output_->moveToThread(&outputThread_);
  connect(&outputThread_, &QThread::finished, output_, &QObject::deleteLater);
  connect(output_, &AudioOutput::deviceLost, this, &Player::onDeviceLost);
  connect(output_, &AudioOutput::ended, this, &Player::onEnded);
  connect(output_, &AudioOutput::devicesChanged, this, [this](const QList<OutputDevice>& devices) {
    devices_ = devices;
    devicesKnown_ = true;
    Q_EMIT devicesChanged();
  });
  outputThread_.setObjectName(QStringLiteral("audio output"));
  outputThread_.start(QThread::TimeCriticalPriority);
  QMetaObject::invokeMethod(output_, &AudioOutput::initialise);
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
  const quint64 generation = ++generation_;
  QMetaObject::invokeMethod(output_, [output = output_, generation] {
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
  const auto toOutput = [output = output_](auto function) { QMetaObject::invokeMethod(output, function); };
  feed_ = std::make_unique<PlaybackFeed>(
      source_, seconds, seekId_,
      PlaybackFeed::Events{[=, output = output_](std::shared_ptr<PlaybackStream> stream) {
                             toOutput([=] { output->setStream(stream, generation); });
                           },
                           [=, output = output_](std::uint32_t) { toOutput([=] { output->jumpReady(); }); },
                           [this, generation](const std::string& sentence) {
                             QMetaObject::invokeMethod(
                                 this, [this, generation, text = QString::fromStdString(sentence)] {
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

void Player::play() {
  if (state_ != State::Paused) return;
  if (devicesKnown_ && devices_.isEmpty()) {
    Q_EMIT problem(tr("There is no output device to play on."));
    return;
  }
  if (ended_ || position() >= limit()) seek(0.0);
  if (!feed_) startFeed(position());
  feed_->setConsuming(true);
  mixer_->setPlaying(true);
  QMetaObject::invokeMethod(output_, &AudioOutput::play);
  setState(State::Playing);
}

void Player::pause() {
  if (state_ != State::Playing) return;
  mixer_->setPlaying(false);
  QMetaObject::invokeMethod(output_, &AudioOutput::pause);
  if (feed_) feed_->setConsuming(false);
  setState(State::Paused);
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
  if (!feed_ || anchor.seekId != seekId_) return target_;
  double seconds = anchor.seconds;
  if (anchor.moving) {
    const std::chrono::duration<double> since = std::chrono::steady_clock::now() - anchor.at;
    seconds = std::min(seconds + std::clamp(since.count(), 0.0, kInterpolateSeconds),
                       std::max(anchor.limit, seconds));
  }
  shown_ = std::clamp(std::max(seconds, shown_), 0.0, limit());
  return shown_;
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
  QMetaObject::invokeMethod(output_, [output = output_, id] { output->setDevice(id); });
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

void Player::onEnded(quint32 seekId) {
  if (seekId != seekId_ || state_ != State::Playing) return;
  pause();
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
