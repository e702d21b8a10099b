#include "engine/dsp/LoudnessGating.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace barline::dsp {
namespace {

constexpr double kOffset = -0.691;  // so that a 997 Hz sine of 0 dBFS on one front channel reads −3.01 LUFS
constexpr double kAbsoluteGateLufs = -70.0;

double powerAt(double loudness) {
  return std::pow(10.0, (loudness - kOffset) / 10.0);
}

std::vector<double> above(std::span<const double> powers, double gate) {
  std::vector<double> loud;
  std::copy_if(powers.begin(), powers.end(), std::back_inserter(loud),
               [gate](double power) { return power > gate; });
  return loud;
}

double mean(std::span<const double> powers) {
  return std::accumulate(powers.begin(), powers.end(), 0.0) / static_cast<double>(powers.size());
}

/// What passes the absolute gate and the one `relativeGateLu` below the mean of that.
std::vector<double> gated(std::span<const double> powers, double relativeGateLu) {
  const std::vector<double> audible = above(powers, powerAt(kAbsoluteGateLufs));
  if (audible.empty()) return {};
  return above(audible, mean(audible) * std::pow(10.0, -relativeGateLu / 10.0));
}

}  // namespace

double lufs(double power) {
  return kOffset + 10.0 * std::log10(power);
}

std::optional<double> integratedLoudness(std::span<const double> blockPowers) {
  const std::vector<double> loud = gated(blockPowers, 10.0);
  if (loud.empty()) return std::nullopt;
  return lufs(mean(loud));
}

std::optional<double> loudnessRange(std::span<const double> blockPowers) {
  std::vector<double> loud = gated(blockPowers, 20.0);
  if (loud.empty()) return std::nullopt;
  std::sort(loud.begin(), loud.end());
  const auto percentile = [&](double share) {
    return loud[static_cast<std::size_t>(std::lround(share * static_cast<double>(loud.size() - 1)))];
  };
  return lufs(percentile(0.95)) - lufs(percentile(0.10));
}

}  // namespace barline::dsp
