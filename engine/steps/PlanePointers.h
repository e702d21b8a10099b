#pragma once

#include <algorithm>
#include <array>
#include <span>

#include "engine/audio/Audio.h"

namespace barline::steps {

/// Where the channels of a block go on from one frame, as the meters of engine/dsp take them.
class PlanePointers {
 public:
  static constexpr std::size_t kMaximumChannels = 8;

  /// @param block of at most kMaximumChannels channels, and longer than `firstFrame`
  PlanePointers(const audio::AudioBlock& block, std::size_t firstFrame)
      : count_(std::min(block.channels.size(), kMaximumChannels)) {
    for (std::size_t c = 0; c < count_; ++c) planes_[c] = block.channels[c].data() + firstFrame;
  }

  [[nodiscard]] std::span<const float* const> all() const { return std::span(planes_).first(count_); }

 private:
  std::array<const float*, kMaximumChannels> planes_{};
  std::size_t count_;
};

}  // namespace barline::steps
