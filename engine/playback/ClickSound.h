#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "engine/playback/ClickTrack.h"

namespace barline::playback {

/// The sounds of a metronome: short damped tones of a struck wooden block, higher and louder for what weighs
/// more. Each begins at full level with its first frame and has died away with its last.
class ClickSounds {
 public:
  static constexpr double kSeconds = 0.045;

  explicit ClickSounds(int sampleRate);

  /// Mono; full scale is 1.
  [[nodiscard]] const std::vector<float>& of(Accent accent) const {
    return sounds_[static_cast<std::size_t>(accent)];
  }

 private:
  std::array<std::vector<float>, 4> sounds_;
};

}  // namespace barline::playback
