#include "ui/transport/Audition.h"

#include <chrono>
#include <utility>

#include "ui/transport/Player.h"

namespace barline::ui {
namespace {

constexpr std::chrono::milliseconds kTick{40};
/// Left so near its end a track begins anew, seconds.
constexpr double kAtEnd = 1.0;

}  // namespace

Audition::Audition(Player& open, QObject* parent) : QObject(parent), open_(open) {
  ticker_.setInterval(kTick);
  connect(&ticker_, &QTimer::timeout, this, &Audition::moved);
  connect(&open_, &Player::stateChanged, this, [this](Player::State state) {
    if (state == Player::State::Playing) stop();
  });
}

Audition::~Audition() = default;

Player& Audition::player() {
  if (player_) return *player_;
  player_ = std::make_unique<Player>();
  connect(player_.get(), &Player::problem, this, &Audition::problem);
  // Queued: a player is not to be emptied while it tells that it has paused.
  connect(player_.get(), &Player::stateChanged, this, &Audition::onPlayerStopped, Qt::QueuedConnection);
  return *player_;
}

void Audition::hear(const Track& track, double seconds) {
  open_.pause();
  Player& heard = player();
  if (heard.device() != open_.device()) heard.setDevice(open_.device());
  heard.setVolume(open_.volume());
  if (track.id != track_) {
    heard.load(track.source, track.duration);
    duration_ = track.duration;
  }
  heard.seek(seconds);
  heard.play();
  setTrack(heard.state() == Player::State::Playing ? track.id : 0);
}

void Audition::moveBy(double seconds) {
  if (track_ != 0) player_->seek(player_->position() + seconds);
}

void Audition::stop() {
  if (track_ == 0) return;
  left_ = track_;
  leftAt_ = player_->position();
  if (duration_ > 0.0 && leftAt_ > duration_ - kAtEnd) leftAt_ = 0.0;
  player_->unload();
  setTrack(0);
}

void Audition::onPlayerStopped() {
  if (track_ != 0 && player_->state() != Player::State::Playing) stop();
}

void Audition::setTrack(std::int64_t track) {
  if (track != 0) {
    ticker_.start();
  } else {
    ticker_.stop();
  }
  if (std::exchange(track_, track) != track) Q_EMIT trackChanged(track);
}

double Audition::position() const {
  return track_ == 0 ? 0.0 : player_->position();
}

double Audition::leftAt(std::int64_t track) const {
  return track != 0 && track == left_ ? leftAt_ : 0.0;
}

}  // namespace barline::ui
