#include "engine/dsp/PowerMeter.h"

#include <algorithm>
#include <cstring>

#include "engine/dsp/Dispatch.h"

namespace barline::dsp {

void PowerMeter::addFrame(std::span<const float* const> channels, std::size_t frame) {
  float power = 0.0F;
  for (const float* const plane : channels) power += plane[frame] * plane[frame];
  sums_[static_cast<std::size_t>(frames_) % kLanes] += power;
  ++frames_;
}

/// Adds frames [begin, end), a multiple of kLanes, to the lanes in turn.
BARLINE_SIMD_CLONES
void PowerMeter::addAligned(const float* const* channels, std::size_t channelCount, std::size_t begin,
                            std::size_t end, float* sums) {
  using Float8 [[gnu::vector_size(32)]] = float;
  Float8 total;
  std::memcpy(&total, sums, sizeof total);
  for (std::size_t i = begin; i < end; i += kLanes) {
    Float8 power{};
    for (std::size_t c = 0; c < channelCount; ++c) {
      Float8 x;
      std::memcpy(&x, channels[c] + i, sizeof x);
      power += x * x;
    }
    total += power;
  }
  std::memcpy(sums, &total, sizeof total);
}

void PowerMeter::add(std::span<const float* const> channels, std::size_t frames) {
  values_ += static_cast<std::int64_t>(frames * channels.size());
  std::size_t i = 0;
  while (i < frames && static_cast<std::size_t>(frames_) % kLanes != 0) addFrame(channels, i++);
  const std::size_t aligned = (frames - i) / kLanes * kLanes;
  addAligned(channels.data(), channels.size(), i, i + aligned, sums_);
  frames_ += static_cast<std::int64_t>(aligned);
  i += aligned;
  while (i < frames) addFrame(channels, i++);
}

double PowerMeter::take() {
  double sum = 0.0;
  for (const float lane : sums_) sum += static_cast<double>(lane);
  const double mean = values_ == 0 ? 0.0 : sum / static_cast<double>(values_);
  std::fill(std::begin(sums_), std::end(sums_), 0.0F);
  frames_ = 0;
  values_ = 0;
  return mean;
}

}  // namespace barline::dsp
