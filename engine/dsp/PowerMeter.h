#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace barline::dsp {

/// Mean power of stretches of audio over all channels. The sum's order depends on the position in the stretch
/// only, so results do not depend on how the samples arrive.
class PowerMeter {
 public:
  /// @param channels planes of at least `frames` samples.
  void add(std::span<const float* const> channels, std::size_t frames);

  /// Mean of the squares since the last take(), 0 where there were no samples; then a new stretch begins.
  double take();

 private:
  static constexpr std::size_t kLanes = 8;

  static void addAligned(const float* const* channels, std::size_t channelCount, std::size_t begin,
                         std::size_t end, float* sums);
  void addFrame(std::span<const float* const> channels, std::size_t frame);

  alignas(32) float sums_[kLanes]{};
  std::int64_t frames_{};
  std::int64_t values_{};
};

}  // namespace barline::dsp
