#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "ui/transport/PlaybackStream.h"
#include "ui/transport/RegionReader.h"
#include "ui/transport/SampleSource.h"

namespace barline::ui {

/// Decodes ahead of playback on a thread of its own, into a ring of about two seconds. A seek keeps the old
/// sound playing until the new one is decoded: the jump is published as a mark once its first samples are in
/// the ring, so there is neither a gap nor a lock between the threads. Another region is decoded anew from
/// where the sound is and spliced in in the same way.
class PlaybackFeed {
 public:
  struct Events {  ///< called on the decoding thread
    std::function<void(std::shared_ptr<PlaybackStream>)> opened;
    std::function<void(std::uint32_t seekId)> ready;  ///< a Jump or Splice mark was published
    std::function<void(const std::string& sentence)> failed;
  };

  /// Where to begin, and what to play from there.
  struct Start {
    double seconds{};
    std::uint32_t seekId{};
    PlaybackRegion region;
  };

  /// Opens `source` and makes it ready to play.
  PlaybackFeed(OpenSource source, const Start& start, Events events);
  /// Waits for the decoding thread: for one block, or as long as opening and seeking in the file take.
  ~PlaybackFeed();
  PlaybackFeed(const PlaybackFeed&) = delete;
  PlaybackFeed& operator=(const PlaybackFeed&) = delete;

  /// Makes `seconds` the next to be heard. The latest call wins. Returns at once.
  void seek(double seconds, std::uint32_t seekId);

  /// Loops or stops elsewhere from now on. What is heard goes on. Returns at once.
  void setRegion(const PlaybackRegion& region);

  /// Asks the decoding thread to end. Returns at once; an event may still come.
  void stop();

  /// While the ring is being emptied the thread looks after it; else it sleeps.
  void setConsuming(bool consuming);

 private:
  struct Request {
    double seconds{};
    std::uint32_t seekId{};
  };
  /// Ring frame `index` and what follows is the track from `trackFrame` on.
  struct Stretch {
    std::uint64_t index{};
    std::int64_t trackFrame{};
  };

  void run(const OpenSource& open);
  void serve(RegionReader& reader, PlaybackStream& stream);
  // What returns a bool returns false where a stop or a newer request came in between.
  bool jump(RegionReader& reader, PlaybackStream& stream, const Request& request);
  void splice(RegionReader& reader, PlaybackStream& stream);
  /// Decodes what `mark` leads to and publishes it once `enough()` frames are there.
  bool lead(RegionReader& reader, PlaybackStream& stream, const StreamMark& mark,
            const std::function<std::size_t()>& enough);
  bool readBlock(RegionReader& reader, PlaybackStream& stream);
  bool emit(PlaybackStream& stream, const StreamMark& mark);
  bool waitForRoom(const PlaybackStream& stream, std::size_t frames);
  bool publish(PlaybackStream& stream, const StreamMark& mark);
  [[nodiscard]] bool interrupted() const { return stop_ || request_ || region_; }  // under mutex_
  [[nodiscard]] std::int64_t trackFrameAt(std::uint64_t index) const;

  Events events_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<Request> request_;  // guarded by mutex_, as the next three
  std::optional<PlaybackRegion> region_;
  bool consuming_{};
  bool stop_{};

  // The rest belongs to the decoding thread.
  std::vector<float> stereo_;
  std::deque<Stretch> stretches_;    // of the ring, as far as it may still be heard
  std::uint64_t led_{};              // where the latest Jump or Splice leads
  bool leading_{};                   // what is being decoded is not yet published
  std::vector<StreamMark> waiting_;  // marks that follow it
  std::uint32_t seekId_{};
  bool ended_{};

  std::thread thread_;
};

}  // namespace barline::ui
