#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/model/TimeRange.h"
#include "ui/transport/SampleSource.h"
#include "ui/transport/StereoMix.h"

namespace barline::ui {

/// What of a track is to be played, from wherever playing begins. Seconds of the track. A loop goes before a
/// stop; what is passed already counts no more.
struct PlaybackRegion {
  std::optional<model::TimeRange> loop;
  std::optional<double> stop;

  bool operator==(const PlaybackRegion&) const = default;
};

/// Reads a source as it is to be heard, as stereo: round and round a loop, or up to a stop.
///
/// Before a loop's end the sound crosses over to what precedes the loop's begin, within 5 ms, so that there
/// is no step at the joint and the first frame of the loop is whole each time. Before a stop it fades out.
class RegionReader {
 public:
  static constexpr double kFadeSeconds = 0.005;
  static constexpr double kShortestLoopSeconds = 0.02;

  enum class Event : unsigned char { None, Wrapped, Ended };

  /// @param source outlives the reader
  explicit RegionReader(SampleSource& source);

  void setRegion(const PlaybackRegion& region);

  /// @throws audio::MediaError
  void seek(std::int64_t frame);
  /// Track frame that is read next.
  [[nodiscard]] std::int64_t frame() const { return frame_; }

  /// Replaces `out` with at most `maximumFrames` frames (left, right, …), but for a fade at once.
  /// @returns what happens after them: at Wrapped, frame() has gone back to the loop's begin
  /// @throws audio::MediaError
  Event read(std::vector<float>& out, std::size_t maximumFrames);

 private:
  /// The frame that stops reading straight on; nothing where that is the end of the track.
  [[nodiscard]] std::optional<std::int64_t> boundary() const;
  [[nodiscard]] bool loops() const;
  void readPlain(std::vector<float>& out, std::size_t maximumFrames);
  void readExactly(std::vector<float>& out, std::size_t frames);
  Event finish(std::vector<float>& out, std::int64_t end);
  Event wrap(std::vector<float>& out);
  Event endOfTrack();
  [[nodiscard]] std::int64_t framesOf(double seconds) const;

  SampleSource& source_;
  StereoMix mix_;
  audio::Planes planes_;
  std::vector<float> head_;
  std::optional<std::int64_t> loopBegin_;
  std::int64_t loopEnd_{};
  std::optional<std::int64_t> stop_;
  std::int64_t frame_{};
  bool readSinceWrap_{};
};

}  // namespace barline::ui
