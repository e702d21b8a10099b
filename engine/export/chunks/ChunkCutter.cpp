#include "engine/export/chunks/ChunkCutter.h"

#include <algorithm>
#include <limits>
#include <span>
#include <utility>

#include "engine/export/chunks/SampleView.h"

namespace barline::exporting {

ChunkCutter::ChunkCutter(ChunkSource& source, std::vector<CutFrames> cuts, std::int64_t reach)
    : source_(source), cuts_(std::move(cuts)), reach_(reach) {
  if (!cuts_.empty()) first_ = source_.skipTowards(std::max<std::int64_t>(0, cuts_.front().begin - margin()));
}

std::int64_t ChunkCutter::held() const {
  return static_cast<std::int64_t>(samples_.size() / source_.format().frameBytes());
}

/// Decodes until the frames before `end` are there, or there are no more.
void ChunkCutter::fill(std::int64_t end, const std::function<void(std::int64_t)>& decoded) {
  while (!ended_ && first_ + held() < end) {
    // What comes before all that is wanted need not pile up.
    if (next_ < cuts_.size()) dropBefore(cuts_[next_].begin - margin());
    ended_ = !source_.append(samples_);
    if (decoded) decoded(first_ + held());
  }
}

void ChunkCutter::dropBefore(std::int64_t frame) {
  const std::int64_t drop = std::clamp<std::int64_t>(frame - first_, 0, held());
  const auto bytes =
      static_cast<std::ptrdiff_t>(static_cast<std::size_t>(drop) * source_.format().frameBytes());
  samples_.erase(samples_.begin(), samples_.begin() + bytes);
  first_ += drop;
}

void ChunkCutter::reserve(std::int64_t frames) {
  samples_.reserve((static_cast<std::size_t>(std::max<std::int64_t>(0, frames)) + audio::kBlockFrames) *
                   source_.format().frameBytes());
}

/// How far a cut may move: at most a quarter of each stretch that it bounds, so that no cut reaches another.
std::int64_t ChunkCutter::reachAt(std::int64_t frame) const {
  std::int64_t reach = reach_;
  const std::size_t last = std::min(next_ + 1, cuts_.size() - 1);
  for (std::size_t i = next_ > 0 ? next_ - 1 : 0; i <= last; ++i) {
    const CutFrames& cut = cuts_[i];
    if (cut.end && (cut.begin == frame || *cut.end == frame))
      reach = std::min(reach, (*cut.end - cut.begin) / 4);
  }
  return reach;
}

/// The frame within reach, nearest to `frame`, at which the sum of the channels rises through zero; `frame`
/// where there is none.
std::int64_t ChunkCutter::nearestCrossing(std::int64_t frame) const {
  const std::int64_t reach = reachAt(frame);
  const std::size_t size = source_.format().frameBytes();
  const auto sum = [&](std::int64_t at) {
    return frameSum(std::span(samples_).subspan(static_cast<std::size_t>(at - first_) * size, size),
                    source_.format());
  };
  const auto crosses = [&](std::int64_t at) {
    return at > first_ && at < first_ + held() && sum(at - 1) < 0.0 && sum(at) >= 0.0;
  };
  for (std::int64_t distance = 0; distance <= reach; ++distance) {
    if (crosses(frame - distance)) return frame - distance;
    if (crosses(frame + distance)) return frame + distance;
  }
  return frame;
}

std::optional<CutSamples> ChunkCutter::next(const std::function<void(std::int64_t frames)>& decoded) {
  if (next_ == cuts_.size()) return std::nullopt;
  const CutFrames& cut = cuts_[next_];
  fill(cut.begin + margin(), decoded);
  reserve(cut.end.value_or(source_.expectedFrames()) - cut.begin + 2 * margin());
  fill(cut.end ? *cut.end + margin() : std::numeric_limits<std::int64_t>::max(), decoded);
  const auto moved = [&](std::int64_t frame) { return reach_ > 0 ? nearestCrossing(frame) : frame; };
  const std::int64_t last = first_ + held();
  const std::int64_t begin = std::clamp(moved(cut.begin), first_, last);
  const std::int64_t end = cut.end ? std::clamp(moved(*cut.end), begin, last) : last;

  return CutSamples{begin, take(begin, end)};
}

/// The frames [begin, end), without a copy of them: they are the many, and what is kept for the next stretch
/// the few.
std::vector<std::byte> ChunkCutter::take(std::int64_t begin, std::int64_t end) {
  const std::int64_t last = first_ + held();
  ++next_;
  const std::int64_t rest =
      next_ < cuts_.size() ? std::clamp(cuts_[next_].begin - margin(), first_, last) : last;
  const auto at = [&](std::int64_t frame) {
    return samples_.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(frame - first_) *
                                                          source_.format().frameBytes());
  };
  std::vector<std::byte> kept(at(rest), samples_.end());
  samples_.erase(at(end), samples_.end());
  samples_.erase(samples_.begin(), at(begin));
  first_ = rest;
  return std::exchange(samples_, std::move(kept));
}

}  // namespace barline::exporting
