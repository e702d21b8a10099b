#include "engine/steps/features/FrameRange.h"

#include <algorithm>
#include <cmath>

namespace barline::steps::features {
namespace {

using model::FrameFeatures;

constexpr double kSilence = 1e-7;  // mean square at −70 dBFS
constexpr int kStretchesTogether = 512;
constexpr auto kCrestFrames = static_cast<std::size_t>(3.0 * FrameFeatures::kFrameRate + 0.5);

}  // namespace

FrameRange framesIn(const FrameFeatures& frames, const model::TimeRange& range) {
  const std::size_t count = frames.frames();
  if (count == 0) return {};
  const auto frameAfter = [&](double time) {
    const double frame = std::ceil(time * FrameFeatures::kFrameRate);
    return static_cast<std::size_t>(std::clamp(frame, 0.0, static_cast<double>(count)));
  };
  const FrameRange found{frameAfter(range.begin), frameAfter(range.end)};
  if (found.first < found.end) return found;
  const double middle = std::round(0.5 * (range.begin + range.end) * FrameFeatures::kFrameRate);
  const auto nearest = static_cast<std::size_t>(std::clamp(middle, 0.0, static_cast<double>(count - 1)));
  return {nearest, nearest + 1};
}

std::optional<double> crestOf(const FrameFeatures& frames, const FrameRange& range) {
  double squares = 0.0;
  float peak = 0.0F;
  for (std::size_t frame = range.first; frame < range.end; ++frame) {
    const auto level = static_cast<double>(frames.at(frame, FrameFeatures::Level));
    squares += level * level;
    peak = std::max(peak, frames.at(frame, FrameFeatures::Peak));
  }
  const double power = squares / static_cast<double>(std::max(range.size(), std::size_t{1}));
  if (power < kSilence) return std::nullopt;
  return std::max(20.0 * std::log10(static_cast<double>(peak)) - 10.0 * std::log10(power), 0.0);
}

std::optional<double> typicalCrest(const FrameFeatures& frames) {
  double sum = 0.0;
  int stretches = 0;
  for (std::size_t first = 0; first < frames.frames(); first += kCrestFrames) {
    if (stretches % kStretchesTogether == 0) frames.halves.letGo();
    const auto crest = crestOf(frames, {first, std::min(first + kCrestFrames, frames.frames())});
    if (!crest) continue;
    sum += *crest;
    ++stretches;
  }
  if (stretches == 0) return std::nullopt;
  return sum / stretches;
}

}  // namespace barline::steps::features
