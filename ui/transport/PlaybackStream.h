#pragma once

#include <cstdint>
#include <memory>

#include "ui/transport/SampleRing.h"

namespace barline::ui {

struct PlaybackStages;

/// A place in the ring where the sound stops following the frame before it.
struct StreamMark {
  enum class Kind : unsigned char {
    Jump,    ///< ring frame `index` is track frame `trackFrame`; everything before it is obsolete
    Splice,  ///< the same from ring frame `from`, which is track frame `trackFrame`, on is at `index` anew
    Wrap,    ///< ring frame `index` is track frame `trackFrame`, and what is before it leads there
    End      ///< nothing follows: ring frame `index` would be track frame `trackFrame`
  };
  Kind kind{};
  std::uint64_t index{};
  std::int64_t trackFrame{};
  std::uint32_t seekId{};  ///< of the seek that led here
  std::uint64_t from{};    ///< Splice only
};

/// What the decoding thread hands to the playing thread. Wait-free on both ends.
struct PlaybackStream {
  PlaybackStream(int sampleRateHz, std::size_t ringFrames);
  ~PlaybackStream();

  const int sampleRate;  ///< Hz
  SampleRing ring;
  SpscQueue<StreamMark, 64> marks;  ///< ascending in `index`
  /// What the playing thread works with. It is made here because that takes time and memory.
  const std::unique_ptr<PlaybackStages> stages;
};

}  // namespace barline::ui
