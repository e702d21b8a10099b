#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <vector>

#include "engine/playback/SoundSettings.h"
#include "engine/playback/TimeStretcher.h"
#include "ui/transport/SampleRing.h"

namespace barline::ui {

/// One reading of a stream's ring, as it is or at another speed and pitch. Two of them cross over where the
/// sound jumps or its rate changes. Nothing but the constructor allocates.
class StreamVoice {
 public:
  static constexpr std::uint64_t kNoEnd = std::numeric_limits<std::uint64_t>::max();

  explicit StreamVoice(int sampleRate);

  /// @param position ring frame to begin with; a fraction of a frame counts but is not heard
  /// @param contentBegin first ring frame of the sound that `position` is in: what is before leads to nothing
  void start(double position, const playback::PlaybackRate& rate, std::uint64_t contentBegin);

  /// Fills `out` (left, right, …) as far as it can; the ring's consumer keeps what is needed.
  /// @param end ring frame before which the sound ends; kNoEnd where that is not known yet
  /// @returns frames; fewer than asked for where the ring has not got them yet, or at the end
  std::size_t render(const SampleRing& ring, std::span<float> out, std::uint64_t end);

  /// Ring frame that is heard next.
  [[nodiscard]] double position() const;
  [[nodiscard]] const playback::PlaybackRate& rate() const { return rate_; }
  /// First ring frame that it will read.
  [[nodiscard]] std::uint64_t firstNeeded() const { return inputAt_; }

 private:
  std::size_t renderOriginal(const SampleRing& ring, std::span<float> out, std::uint64_t end);
  std::size_t renderStretched(const SampleRing& ring, std::span<float> out, std::uint64_t end);
  /// False where there is nothing to push yet.
  bool pushInput(const SampleRing& ring, std::uint64_t end);
  static std::size_t readyAt(const SampleRing& ring, std::uint64_t index, std::uint64_t end);

  std::unique_ptr<playback::TimeStretcher> stretcher_;
  std::vector<float> block_;
  playback::PlaybackRate rate_;
  double begin_{};            // ring frame of the first frame rendered
  std::uint64_t rendered_{};  // frames since
  std::uint64_t inputAt_{};   // ring frame that is read next
  std::size_t silence_{};     // frames that lead in where the ring has nothing to
};

}  // namespace barline::ui
