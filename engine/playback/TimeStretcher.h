#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "engine/playback/SoundSettings.h"

namespace RubberBand {
class RubberBandStretcher;
}

namespace barline::playback {

/// Changes speed and pitch of stereo sound, through Rubber Band's finer engine in its real-time mode. The
/// rate holds from one start() to the next, so it is exact which frame of the input an output frame is:
/// number n is input frame lead() + n · speed, with Rubber Band's latency taken off. Everything but the
/// constructor neither locks nor allocates, but for a kilobyte that Rubber Band's resampler asks for
/// after each start().
class TimeStretcher {
 public:
  explicit TimeStretcher(int sampleRate);
  ~TimeStretcher();
  TimeStretcher(const TimeStretcher&) = delete;
  TimeStretcher& operator=(const TimeStretcher&) = delete;

  /// Forgets everything and begins with another sound.
  void start(const PlaybackRate& rate);

  /// Frames of input before the one that the output begins with: what precedes it, or silence.
  [[nodiscard]] std::size_t lead() const;

  /// Frames to push before more comes out; never 0 where available() is.
  [[nodiscard]] std::size_t wanted() const;
  /// @param frames left, right, … ; at most wanted() of them
  void push(std::span<const float> frames);

  [[nodiscard]] std::size_t available() const;
  /// @param out left, right, … ; at most available() frames
  void pull(std::span<float> out);

 private:
  void dropLatency();

  static constexpr std::size_t kBlock = 1024;  // frames that are taken apart at once

  std::unique_ptr<RubberBand::RubberBandStretcher> stretcher_;
  std::array<std::vector<float>, 2> planes_;
  PlaybackRate rate_;
  bool begun_{};          // something has come out since start()
  std::size_t toDrop_{};  // frames of output that precede the first
};

}  // namespace barline::playback
