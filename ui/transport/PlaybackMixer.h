#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "ui/transport/PlaybackFeed.h"
#include "ui/transport/PlayheadMap.h"

namespace barline::ui {

/// Turns the decoded stream into what the output device gets: fades of 5 ms where playing starts, stops or
/// jumps, the volume without steps, peaks for the meter, and the account of which track frame went where.
/// produce(), applyMarks(), setStream() and map() belong to the playing thread; the rest may be called from
/// any thread.
class PlaybackMixer {
 public:
  static constexpr double kFadeSeconds = 0.005;

  /// Another track, or none. What was heard before is gone at once: only while nothing plays.
  void setStream(std::shared_ptr<PlaybackStream> stream);

  void setPlaying(bool playing) { playing_.store(playing, std::memory_order_relaxed); }
  /// @param gain 0–1, linear
  void setGain(float gain) { gain_.store(gain, std::memory_order_relaxed); }
  /// Highest absolute sample of left and right since the last call, after the volume; full scale is 1.
  [[nodiscard]] std::array<float, 2> takePeaks();

  /// Fills `out` (left, right, …) completely, with silence where there is nothing to play.
  void produce(std::span<float> out);

  /// Obeys jumps while nothing is produced, so that the decoding thread gets its room back.
  void applyMarks();

  /// True once a pause or the end has faded out completely.
  [[nodiscard]] bool silent() const { return envelope_ <= 0.0F; }

  [[nodiscard]] PlayheadMap& map() { return map_; }

 private:
  void takeMarks();
  void jumpTo(const StreamMark& mark);
  std::size_t copyAudio(std::span<float> out);
  void crossfade(std::span<float> out);
  void shape(std::span<float> audio, bool wanted);
  void meter(std::span<const float> out);
  [[nodiscard]] std::size_t fadeFrames() const;

  std::atomic<bool> playing_{false};
  std::atomic<float> gain_{1.0F};
  std::array<std::atomic<float>, 2> peaks_{};

  std::shared_ptr<PlaybackStream> stream_;
  PlayheadMap map_;
  std::int64_t trackFrame_{};
  std::uint32_t seekId_{};
  std::uint64_t endIndex_{};  // ring frame at which the track ends; kNoEnd while unknown
  float envelope_{};          // 0 silent … 1 playing
  float heardGain_{1.0F};
  std::vector<float> tail_;  // old sound under the beginning of the new one, still to be mixed in
  std::size_t tailAt_{};
};

}  // namespace barline::ui
