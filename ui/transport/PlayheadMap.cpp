#include "ui/transport/PlayheadMap.h"

#include <algorithm>

namespace barline::ui {

void PlayheadMap::append(std::int64_t count, std::int64_t trackFrame, bool moving, std::uint32_t seekId,
                         bool ended) {
  if (count <= 0) return;
  const std::int64_t begin = end_;
  end_ += count;
  if (!stretches_.empty()) {
    Stretch& last = stretches_.back();
    const std::int64_t follows = last.trackFrame + (last.moving ? last.end - last.begin : 0);
    if (last.end == begin && last.moving == moving && last.seekId == seekId && last.ended == ended &&
        follows == trackFrame) {
      last.end = end_;
      return;
    }
  }
  stretches_.push_back({begin, end_, trackFrame, moving, seekId, ended});
}

PlayheadMap::Place PlayheadMap::at(double played) {
  while (stretches_.size() > 1 && played >= static_cast<double>(stretches_.front().end))
    stretches_.pop_front();
  return stretches_.empty() ? Place{} : placeIn(stretches_.front(), played);
}

void PlayheadMap::restart() {
  const Place last = at(static_cast<double>(end_));
  stretches_.clear();
  end_ = 0;
  stretches_.push_back({0, 0, static_cast<std::int64_t>(last.trackFrame), false, last.seekId, last.ended});
}

PlayheadMap::Place PlayheadMap::placeIn(const Stretch& stretch, double played) {
  const double inside =
      std::clamp(played, static_cast<double>(stretch.begin), static_cast<double>(stretch.end)) -
      static_cast<double>(stretch.begin);
  Place place;
  place.trackFrame = static_cast<double>(stretch.trackFrame) + (stretch.moving ? inside : 0.0);
  place.moving = stretch.moving;
  place.seekId = stretch.seekId;
  place.ended = stretch.ended;
  place.stretchEnd = static_cast<double>(stretch.end);
  return place;
}

}  // namespace barline::ui
