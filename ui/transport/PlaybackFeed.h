#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "ui/transport/SampleRing.h"
#include "ui/transport/SampleSource.h"

namespace barline::ui {

/// A place in the ring where the sound stops following the frame before it.
struct StreamMark {
  enum class Kind : unsigned char {
    Jump,  ///< ring frame `index` is track frame `trackFrame`; everything before it is obsolete
    End    ///< the track ends before ring frame `index`, which is track frame `trackFrame`
  };
  Kind kind{};
  std::uint64_t index{};
  std::int64_t trackFrame{};
  std::uint32_t seekId{};  ///< of the seek that led here
};

/// What the decoding thread hands to the playing thread. Wait-free on both ends.
struct PlaybackStream {
  explicit PlaybackStream(int sampleRateHz, std::size_t ringFrames)
      : sampleRate(sampleRateHz), ring(ringFrames) {}

  const int sampleRate;  ///< Hz
  SampleRing ring;
  SpscQueue<StreamMark, 64> marks;  ///< ascending in `index`
};

/// Decodes ahead of playback on a thread of its own, into a ring of about two seconds. A seek keeps the old
/// sound playing until the new one is decoded: the jump is published as a mark once its first samples are in
/// the ring, so there is neither a gap nor a lock between the threads.
class PlaybackFeed {
 public:
  struct Events {  ///< called on the decoding thread
    std::function<void(std::shared_ptr<PlaybackStream>)> opened;
    std::function<void(std::uint32_t seekId)> ready;  ///< a Jump mark was published
    std::function<void(const std::string& sentence)> failed;
  };

  /// Opens `source` and makes it ready to play from `startSeconds` as seek `seekId`.
  PlaybackFeed(OpenSource source, double startSeconds, std::uint32_t seekId, Events events);
  /// Waits for the decoding thread: for one block, or as long as opening and seeking in the file take.
  ~PlaybackFeed();
  PlaybackFeed(const PlaybackFeed&) = delete;
  PlaybackFeed& operator=(const PlaybackFeed&) = delete;

  /// Makes `seconds` the next to be heard. The latest call wins. Returns at once.
  void seek(double seconds, std::uint32_t seekId);

  /// Asks the decoding thread to end. Returns at once; an event may still come.
  void stop();

  /// While the ring is being emptied the thread looks after it; else it sleeps.
  void setConsuming(bool consuming);

 private:
  struct Request {
    double seconds{};
    std::uint32_t seekId{};
  };

  void run(const OpenSource& open);
  void serve(SampleSource& source, PlaybackStream& stream);
  void jump(SampleSource& source, PlaybackStream& stream, const Request& request);
  // The three below return false where a stop or a newer seek came in between.
  bool readBlock(SampleSource& source, PlaybackStream& stream);
  bool publishEnd(PlaybackStream& stream);
  bool waitForRoom(const PlaybackStream& stream, std::size_t frames);
  bool publish(PlaybackStream& stream, const StreamMark& mark);
  [[nodiscard]] bool interrupted() const { return stop_ || request_.has_value(); }  // under mutex_

  Events events_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<Request> request_;  // guarded by mutex_, as the next two
  bool consuming_{};
  bool stop_{};

  // The rest belongs to the decoding thread.
  audio::Planes planes_;
  std::vector<float> stereo_;
  std::int64_t trackFrame_{};
  std::uint32_t seekId_{};
  bool ended_{};

  std::thread thread_;
};

}  // namespace barline::ui
