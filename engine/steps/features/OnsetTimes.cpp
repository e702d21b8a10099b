#include "engine/steps/features/OnsetTimes.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace barline::steps::features {
namespace {

constexpr double kMaximumReach = 0.03;  // s
constexpr double kMeanReach = 0.15;     // s
constexpr double kRise = 0.02;

/// Mean strength of all bands, 0–1.
std::vector<double> strengthsOf(const model::OnsetActivation& activation) {
  std::vector<double> strengths;
  strengths.reserve(activation.frames());
  for (std::size_t frame = 0; frame < activation.frames(); ++frame) {
    double sum = 0.0;
    for (const std::uint8_t code : activation.at(frame)) sum += static_cast<double>(code) * code;
    strengths.push_back(sum / (255.0 * 255.0 * model::OnsetActivation::kBands));
  }
  return strengths;
}

}  // namespace

std::vector<double> onsetTimes(const model::OnsetActivation& activation) {
  const std::vector<double> strengths = strengthsOf(activation);
  std::vector<double> sums{0.0};
  for (const double strength : strengths) sums.push_back(sums.back() + strength);
  const auto frames = [&](double seconds) {
    return static_cast<std::size_t>(std::lround(seconds * activation.frameRate));
  };
  const std::size_t near = frames(kMaximumReach);
  const std::size_t far = frames(kMeanReach);
  std::vector<double> times;
  for (std::size_t i = 0; i < strengths.size(); ++i) {
    const std::size_t first = i - std::min(i, far);
    const std::size_t end = std::min(i + far + 1, strengths.size());
    const double mean = (sums[end] - sums[first]) / static_cast<double>(end - first);
    if (strengths[i] < mean + kRise) continue;
    // Of equal strengths the first counts.
    const auto from = strengths.begin() + static_cast<std::ptrdiff_t>(i - std::min(i, near));
    const auto to = strengths.begin() + static_cast<std::ptrdiff_t>(std::min(i + near + 1, strengths.size()));
    const auto strongest = std::max_element(from, to);
    if (strongest != strengths.begin() + static_cast<std::ptrdiff_t>(i)) continue;
    times.push_back(static_cast<double>(i) / activation.frameRate);
  }
  return times;
}

}  // namespace barline::steps::features
