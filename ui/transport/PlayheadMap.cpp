#include "ui/transport/PlayheadMap.h"

#include <algorithm>
#include <cmath>

namespace barline::ui {
namespace {

constexpr double kSameFrame = 1e-3;

}  // namespace

void PlayheadMap::append(std::int64_t count, const Place& from) {
  if (count <= 0) return;
  const std::int64_t begin = end_;
  end_ += count;
  if (count_ > 0) {
    Stretch& last = stretch(count_ - 1);
    const Place follows = placeIn(last, static_cast<double>(last.end));
    if (last.end == begin && follows.speed == from.speed && follows.seekId == from.seekId &&
        follows.pass == from.pass && follows.ended == from.ended &&
        std::abs(follows.trackFrame - from.trackFrame) < kSameFrame) {
      last.end = end_;
      return;
    }
  }
  push({begin, end_, from});
}

void PlayheadMap::push(const Stretch& next) {
  if (count_ == kCapacity) {
    ++first_;
    --count_;
  }
  stretch(count_++) = next;
}

PlayheadMap::Place PlayheadMap::at(double played) {
  while (count_ > 1 && played >= static_cast<double>(stretch(0).end)) {
    ++first_;
    --count_;
  }
  return count_ == 0 ? Place{} : placeIn(stretch(0), played);
}

void PlayheadMap::restart() {
  Place last = at(static_cast<double>(end_));
  last.speed = 0.0;
  first_ = 0;
  count_ = 0;
  end_ = 0;
  push({0, 0, last});
}

PlayheadMap::Place PlayheadMap::placeIn(const Stretch& stretch, double played) {
  const double inside =
      std::clamp(played, static_cast<double>(stretch.begin), static_cast<double>(stretch.end)) -
      static_cast<double>(stretch.begin);
  Place place = stretch.place;
  place.trackFrame += inside * place.speed;
  place.stretchEnd = static_cast<double>(stretch.end);
  return place;
}

}  // namespace barline::ui
