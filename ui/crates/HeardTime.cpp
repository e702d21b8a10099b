#include "ui/crates/HeardTime.h"

#include <algorithm>
#include <utility>

namespace barline::ui {

using std::chrono::milliseconds;

HeardTime::HeardTime(QObject* parent) : QObject(parent) {
  timer_.setSingleShot(true);
  connect(&timer_, &QTimer::timeout, this, [this] { Q_EMIT heard(std::exchange(track_, 0)); });
}

void HeardTime::setTrack(std::int64_t track, double seconds) {
  timer_.stop();
  track_ = track;
  left_ = kPlayedAfter;
  if (seconds > 0.0) left_ = std::min(left_, milliseconds(static_cast<std::int64_t>(500.0 * seconds)));
}

void HeardTime::setPlaying(bool playing) {
  if (track_ == 0 || playing == timer_.isActive()) return;
  if (playing) {
    since_.start();
    timer_.start(left_);
  } else {
    timer_.stop();
    left_ = std::max(milliseconds(0), left_ - milliseconds(since_.elapsed()));
  }
}

}  // namespace barline::ui
