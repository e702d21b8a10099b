#include "engine/steps/features/OnsetPicking.h"

#include <algorithm>
#include <numeric>

namespace barline::steps::features {
namespace {

// librosa's defaults of 30 ms, 100 ms and 30 ms, in frames.
constexpr std::size_t kMaximumBefore = 1;
constexpr std::size_t kMeanBefore = 4;
constexpr std::size_t kMeanAfter = 4;
constexpr std::size_t kWait = 1;  // frames after an onset in which there is no other
constexpr float kDelta = 0.07F;

/// Scaled from 0 to 1; empty where nothing changes.
std::vector<float> scaledStrengths(const model::FrameFeatures& frames) {
  std::vector<float> strengths;
  strengths.reserve(frames.frames());
  for (std::size_t i = 0; i < frames.frames(); ++i) {
    frames.letGoBefore(i);
    strengths.push_back(frames.at(i, model::FrameFeatures::OnsetStrength));
  }
  if (strengths.empty()) return {};
  const auto [least, greatest] = std::ranges::minmax(strengths);
  if (!(greatest > least)) return {};
  for (float& strength : strengths) strength = (strength - least) / (greatest - least);
  return strengths;
}

}  // namespace

std::vector<std::size_t> pickOnsets(const model::FrameFeatures& frames) {
  const std::vector<float> strengths = scaledStrengths(frames);
  std::vector<std::size_t> onsets;
  for (std::size_t i = 0; i < strengths.size(); ++i) {
    const float strength = strengths[i];
    const auto at = [&](std::size_t frame) { return strengths.begin() + static_cast<std::ptrdiff_t>(frame); };
    if (*std::max_element(at(i - std::min(i, kMaximumBefore)), at(i + 1)) > strength) continue;
    const auto first = at(i - std::min(i, kMeanBefore));
    const auto end = at(std::min(i + kMeanAfter + 1, strengths.size()));
    const float mean = std::accumulate(first, end, 0.0F) / static_cast<float>(end - first);
    if (strength < mean + kDelta) continue;
    onsets.push_back(i);
    i += kWait;
  }
  return onsets;
}

}  // namespace barline::steps::features
