#include "ui/transport/PlaybackFeed.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <exception>
#include <utility>

namespace barline::ui {
namespace {

constexpr double kRingSeconds = 2.0;   // room for one second ahead and for what a seek made obsolete
constexpr double kAheadSeconds = 1.0;  // decoded ahead of what is heard
// Decoded before a jump takes place: the device's buffer at double speed and what the stretcher looks ahead.
constexpr double kReadySeconds = 0.25;
constexpr std::size_t kFeedFrames = 2048;
constexpr std::chrono::milliseconds kPoll{20};

std::size_t framesOf(double seconds, int rate) {
  return static_cast<std::size_t>(seconds * rate);
}

}  // namespace

PlaybackFeed::PlaybackFeed(OpenSource source, const Start& start, Events events)
    : events_(std::move(events)), request_(Request{start.seconds, start.seekId}), region_(start.region) {
  thread_ = std::thread([this, open = std::move(source)] { run(open); });
}

PlaybackFeed::~PlaybackFeed() {
  stop();
  thread_.join();
}

void PlaybackFeed::stop() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
}

void PlaybackFeed::seek(double seconds, std::uint32_t seekId) {
  {
    const std::lock_guard lock(mutex_);
    request_ = Request{seconds, seekId};
  }
  changed_.notify_all();
}

void PlaybackFeed::setRegion(const PlaybackRegion& region) {
  {
    const std::lock_guard lock(mutex_);
    region_ = region;
  }
  changed_.notify_all();
}

void PlaybackFeed::setConsuming(bool consuming) {
  {
    const std::lock_guard lock(mutex_);
    consuming_ = consuming;
  }
  changed_.notify_all();
}

void PlaybackFeed::run(const OpenSource& open) {
  try {
    const std::unique_ptr<SampleSource> source = open();
    const int rate = source->format().sampleRate;
    const auto stream = std::make_shared<PlaybackStream>(rate, framesOf(kRingSeconds, rate));
    if (events_.opened) events_.opened(stream);
    RegionReader reader(*source);
    serve(reader, *stream);
  } catch (const std::exception& error) {
    if (events_.failed) events_.failed(error.what());
  }
}

void PlaybackFeed::serve(RegionReader& reader, PlaybackStream& stream) {
  const std::size_t ahead = framesOf(kAheadSeconds, stream.sampleRate);
  for (;;) {
    std::optional<Request> request;
    std::optional<PlaybackRegion> region;
    {
      std::unique_lock lock(mutex_);
      const auto filled = [&] { return stream.ring.capacity() - stream.ring.writable(); };
      while (!interrupted() && (ended_ || filled() >= ahead)) {
        if (consuming_ && !ended_) {
          changed_.wait_for(lock, kPoll);
        } else {
          changed_.wait(lock);
        }
      }
      if (stop_) return;
      request = std::exchange(request_, std::nullopt);
      region = std::exchange(region_, std::nullopt);
    }
    if (region) reader.setRegion(*region);
    if (request) {
      if (jump(reader, stream, *request)) continue;
      // Only a newer one takes its place; another region does not.
      const std::lock_guard lock(mutex_);
      if (!request_) request_ = request;
    } else if (region) {
      splice(reader, stream);
    } else {
      readBlock(reader, stream);
    }
  }
}

bool PlaybackFeed::jump(RegionReader& reader, PlaybackStream& stream, const Request& request) {
  const std::int64_t target = std::llround(std::max(request.seconds, 0.0) * stream.sampleRate);
  const StreamMark mark{.kind = StreamMark::Kind::Jump,
                        .index = stream.ring.writeIndex(),
                        .trackFrame = target,
                        .seekId = request.seekId};
  return lead(reader, stream, mark, [&] { return framesOf(kReadySeconds, stream.sampleRate); });
}

void PlaybackFeed::splice(RegionReader& reader, PlaybackStream& stream) {
  // What is heard lies behind here, and moves on while this is decoded.
  const std::uint64_t from = std::max(stream.ring.consumedIndex(), led_);
  const StreamMark mark{.kind = StreamMark::Kind::Splice,
                        .index = stream.ring.writeIndex(),
                        .trackFrame = trackFrameAt(from),
                        .seekId = seekId_,
                        .from = from};
  lead(reader, stream, mark, [&, from] {
    return framesOf(kReadySeconds, stream.sampleRate) +
           static_cast<std::size_t>(std::max(stream.ring.consumedIndex(), from) - from);
  });
}

bool PlaybackFeed::lead(RegionReader& reader, PlaybackStream& stream, const StreamMark& mark,
                        const std::function<std::size_t()>& enough) {
  reader.seek(mark.trackFrame);
  seekId_ = mark.seekId;
  ended_ = false;
  stretches_.push_back({mark.index, mark.trackFrame});
  leading_ = true;
  waiting_.clear();
  bool whole = true;
  while (whole && !ended_ && stream.ring.writeIndex() < mark.index + enough())
    whole = readBlock(reader, stream);
  leading_ = false;
  if (!whole || !publish(stream, mark)) {
    std::erase_if(stretches_, [&](const Stretch& stretch) { return stretch.index >= mark.index; });
    return false;
  }
  led_ = mark.index;
  for (const StreamMark& following : waiting_) {
    if (!publish(stream, following)) return false;
  }
  if (events_.ready) events_.ready(mark.seekId);
  return true;
}

bool PlaybackFeed::readBlock(RegionReader& reader, PlaybackStream& stream) {
  const RegionReader::Event event = reader.read(stereo_, kFeedFrames);
  if (!waitForRoom(stream, stereo_.size() / 2)) return false;
  stream.ring.write(stereo_);
  if (event == RegionReader::Event::None) return true;
  StreamMark mark{.kind = StreamMark::Kind::Wrap,
                  .index = stream.ring.writeIndex(),
                  .trackFrame = reader.frame(),
                  .seekId = seekId_};
  if (event == RegionReader::Event::Ended) {
    mark.kind = StreamMark::Kind::End;
    ended_ = true;
  } else {
    stretches_.push_back({mark.index, mark.trackFrame});
  }
  return emit(stream, mark);
}

bool PlaybackFeed::emit(PlaybackStream& stream, const StreamMark& mark) {
  if (!leading_) return publish(stream, mark);
  waiting_.push_back(mark);
  return true;
}

std::int64_t PlaybackFeed::trackFrameAt(std::uint64_t index) const {
  const auto after = std::ranges::upper_bound(stretches_, index, {}, &Stretch::index);
  if (after == stretches_.begin()) return 0;
  const Stretch& stretch = *(after - 1);
  return stretch.trackFrame + static_cast<std::int64_t>(index - stretch.index);
}

bool PlaybackFeed::waitForRoom(const PlaybackStream& stream, std::size_t frames) {
  while (stretches_.size() > 1 && stretches_[1].index <= stream.ring.consumedIndex()) stretches_.pop_front();
  std::unique_lock lock(mutex_);
  while (stream.ring.writable() < frames) {
    if (interrupted()) return false;
    changed_.wait_for(lock, kPoll);
  }
  return true;
}

bool PlaybackFeed::publish(PlaybackStream& stream, const StreamMark& mark) {
  std::unique_lock lock(mutex_);
  while (!stream.marks.push(mark)) {
    if (interrupted()) return false;
    changed_.wait_for(lock, kPoll);
  }
  return true;
}

}  // namespace barline::ui
