#include "ui/transport/RegionReader.h"

#include <algorithm>
#include <cmath>

namespace barline::ui {

RegionReader::RegionReader(SampleSource& source) : source_(source), mix_(source.format()) {}

std::int64_t RegionReader::framesOf(double seconds) const {
  return std::llround(std::max(seconds, 0.0) * source_.format().sampleRate);
}

void RegionReader::setRegion(const PlaybackRegion& region) {
  loopBegin_.reset();
  stop_.reset();
  if (region.loop && region.loop->duration() >= kShortestLoopSeconds) {
    loopBegin_ = framesOf(region.loop->begin);
    loopEnd_ = framesOf(region.loop->end);
  } else if (region.stop) {
    stop_ = framesOf(*region.stop);
  }
}

void RegionReader::seek(std::int64_t frame) {
  source_.seek(frame);
  frame_ = frame;
  readSinceWrap_ = false;
}

bool RegionReader::loops() const {
  return loopBegin_ && frame_ < loopEnd_;
}

std::optional<std::int64_t> RegionReader::boundary() const {
  if (loops()) return loopEnd_;
  if (stop_ && frame_ < *stop_) return stop_;
  return std::nullopt;
}

RegionReader::Event RegionReader::read(std::vector<float>& out, std::size_t maximumFrames) {
  out.clear();
  const std::optional<std::int64_t> end = boundary();
  const std::int64_t straight = end ? *end - framesOf(kFadeSeconds) - frame_ : 0;
  if (end && straight <= 0) return finish(out, *end);
  readPlain(out, end ? std::min(maximumFrames, static_cast<std::size_t>(straight)) : maximumFrames);
  return out.empty() ? endOfTrack() : Event::None;
}

void RegionReader::readPlain(std::vector<float>& out, std::size_t maximumFrames) {
  const std::size_t frames = source_.read(planes_, maximumFrames);
  if (frames == 0) return;
  mix_.append(planes_, out);
  frame_ += static_cast<std::int64_t>(frames);
  readSinceWrap_ = true;
}

void RegionReader::readExactly(std::vector<float>& out, std::size_t frames) {
  while (out.size() < 2 * frames) {
    const std::size_t before = out.size();
    readPlain(out, frames - before / 2);
    if (out.size() == before) return;
  }
}

RegionReader::Event RegionReader::finish(std::vector<float>& out, std::int64_t end) {
  const bool looping = loops();
  readExactly(out, static_cast<std::size_t>(end - frame_));
  if (out.empty()) return endOfTrack();
  if (looping) return wrap(out);
  const std::size_t frames = out.size() / 2;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const std::size_t frame = i / 2;
    out[i] *= 1.0F - static_cast<float>(frame + 1) / static_cast<float>(frames);
  }
  return Event::Ended;
}

RegionReader::Event RegionReader::wrap(std::vector<float>& out) {
  const std::size_t frames = out.size() / 2;
  // At the beginning of the track there may be less, or nothing, to cross over to.
  const std::size_t known = std::min(frames, static_cast<std::size_t>(*loopBegin_));
  seek(*loopBegin_ - static_cast<std::int64_t>(known));
  head_.clear();
  readExactly(head_, known);
  head_.insert(head_.begin(), 2 * frames - head_.size(), 0.0F);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const std::size_t frame = i / 2;
    const float fresh = static_cast<float>(frame + 1) / static_cast<float>(frames + 1);
    out[i] += fresh * (head_[i] - out[i]);
  }
  readSinceWrap_ = false;
  return Event::Wrapped;
}

RegionReader::Event RegionReader::endOfTrack() {
  // The track may turn out to end before its loop does.
  if (!loops() || !readSinceWrap_) return Event::Ended;
  seek(*loopBegin_);
  return Event::Wrapped;
}

}  // namespace barline::ui
