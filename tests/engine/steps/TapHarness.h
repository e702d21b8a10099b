#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/audio/Audio.h"
#include "engine/pipeline/Declaration.h"

namespace barline::test {

using Planes = std::vector<std::vector<float>>;

/// Speaker positions (FFmpeg's AV_CH_* bits) of mono, stereo, 5.1 and 7.1.
inline constexpr std::uint64_t kMono = 0x4;
inline constexpr std::uint64_t kStereo = 0x3;
inline constexpr std::uint64_t kSurround51 = 0x60F;
inline constexpr std::uint64_t kSurround71 = 0x63F;

/// Feeds a tap native audio in blocks of `blockFrames`; there is no analysis signal.
template <class Tap>
auto runTap(const Planes& planes, int sampleRate, std::uint64_t channelMask,
            std::size_t blockFrames = 32768) {
  Tap tap{pipeline::Parameters(Tap::declaration())};
  tap.begin({.sampleRate = sampleRate,
             .channels = static_cast<int>(planes.size()),
             .channelMask = channelMask,
             .expectedFrames = 0});
  const std::size_t frames = planes.front().size();
  std::vector<std::span<const float>> spans(planes.size());
  for (std::size_t begin = 0; begin < frames; begin += blockFrames) {
    const std::size_t count = std::min(blockFrames, frames - begin);
    for (std::size_t c = 0; c < planes.size(); ++c) spans[c] = std::span(planes[c]).subspan(begin, count);
    tap.consume({.firstFrame = static_cast<std::int64_t>(begin),
                 .channels = spans,
                 .firstAnalysisFrame = 0,
                 .analysis = {}});
  }
  return tap.finish();
}

}  // namespace barline::test
