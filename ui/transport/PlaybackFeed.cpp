#include "ui/transport/PlaybackFeed.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <exception>
#include <utility>

#include "ui/transport/StereoMix.h"

namespace barline::ui {
namespace {

constexpr double kRingSeconds = 2.0;    // room for one second ahead and for what a seek made obsolete
constexpr double kAheadSeconds = 1.0;   // decoded ahead of what is heard
constexpr double kReadySeconds = 0.06;  // decoded before a jump takes place: more than the device's buffer
constexpr std::size_t kBlockFrames = 2048;
constexpr std::chrono::milliseconds kPoll{20};

std::size_t framesOf(double seconds, int rate) {
  return static_cast<std::size_t>(seconds * rate);
}

}  // namespace

PlaybackFeed::PlaybackFeed(OpenSource source, double startSeconds, std::uint32_t seekId, Events events)
    : events_(std::move(events)), request_(Request{startSeconds, seekId}) {
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
    serve(*source, *stream);
  } catch (const std::exception& error) {
    if (events_.failed) events_.failed(error.what());
  }
}

void PlaybackFeed::serve(SampleSource& source, PlaybackStream& stream) {
  const std::size_t ahead = framesOf(kAheadSeconds, stream.sampleRate);
  for (;;) {
    std::optional<Request> request;
    {
      std::unique_lock lock(mutex_);
      const auto filled = [&] { return stream.ring.capacity() - stream.ring.writable(); };
      while (!stop_ && !request_ && (ended_ || filled() >= ahead)) {
        if (consuming_ && !ended_) {
          changed_.wait_for(lock, kPoll);
        } else {
          changed_.wait(lock);
        }
      }
      if (stop_) return;
      request = std::exchange(request_, std::nullopt);
    }
    if (request) {
      jump(source, stream, *request);
    } else if (readBlock(source, stream) && ended_) {
      publishEnd(stream);
    }
  }
}

void PlaybackFeed::jump(SampleSource& source, PlaybackStream& stream, const Request& request) {
  const auto target =
      static_cast<std::int64_t>(std::llround(std::max(request.seconds, 0.0) * stream.sampleRate));
  source.seek(target);
  trackFrame_ = target;
  seekId_ = request.seekId;
  ended_ = false;
  const StreamMark mark{StreamMark::Kind::Jump, stream.ring.writeIndex(), target, request.seekId};
  const std::uint64_t enough = mark.index + framesOf(kReadySeconds, stream.sampleRate);
  while (!ended_ && stream.ring.writeIndex() < enough) {
    if (!readBlock(source, stream)) return;
  }
  if (!publish(stream, mark)) return;
  if (ended_ && !publishEnd(stream)) return;
  if (events_.ready) events_.ready(request.seekId);
}

bool PlaybackFeed::readBlock(SampleSource& source, PlaybackStream& stream) {
  const std::size_t frames = source.read(planes_, kBlockFrames);
  if (frames == 0) {
    ended_ = true;
    return true;
  }
  stereo_.clear();
  StereoMix(source.format()).append(planes_, stereo_);
  if (!waitForRoom(stream, frames)) return false;
  stream.ring.write(stereo_);
  trackFrame_ += static_cast<std::int64_t>(frames);
  return true;
}

bool PlaybackFeed::publishEnd(PlaybackStream& stream) {
  return publish(stream, {StreamMark::Kind::End, stream.ring.writeIndex(), trackFrame_, seekId_});
}

bool PlaybackFeed::waitForRoom(const PlaybackStream& stream, std::size_t frames) {
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
