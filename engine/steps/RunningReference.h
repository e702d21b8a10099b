#pragma once

#include <algorithm>
#include <cmath>
#include <span>

namespace barline::steps {

/// The level that counts as loud: the loudest frame's so far, √Σm² of its magnitudes, forgotten by half every
/// 14 s, so that a quiet track or passage is heard as a loud one is. Below −60 dBFS is silence.
///
/// A frame is to be measured against the reference some frames later, half an analysis window or more: else
/// the first sound after a silence would be measured by its own beginning.
class RunningReference {
 public:
  static constexpr std::size_t kLookAhead = 3;  ///< frames

  /// @param frameRate frames a second, > 0
  explicit RunningReference(double frameRate)
      : forget_(static_cast<float>(std::exp2(-1.0 / (kHalfLife * frameRate)))) {}

  /// @param magnitudes of the next frame, a full-scale sine being about 1
  void hear(std::span<const float> magnitudes) {
    level_ = std::max({levelOf(magnitudes), level_ * forget_, kQuietest});
  }

  /// √Σm² of a frame; 0 where that is not finite.
  [[nodiscard]] static float levelOf(std::span<const float> magnitudes) {
    float power = 0.0f;
    for (const float magnitude : magnitudes) power += magnitude * magnitude;
    return std::isfinite(power) ? std::sqrt(power) : 0.0f;
  }

  /// > 0
  [[nodiscard]] float level() const { return level_; }

 private:
  static constexpr double kHalfLife = 14.0;   // s
  static constexpr float kQuietest = 0.001f;  // −60 dBFS

  float forget_;
  float level_{kQuietest};
};

}  // namespace barline::steps
