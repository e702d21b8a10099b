#include "engine/steps/rhythm/PulseSignal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace barline::steps::rhythm {
namespace {

constexpr double kMeanSeconds = 0.5;   // half the window of the mean that is taken off
constexpr double kLevelSeconds = 4.0;  // half the window of the local root mean square
constexpr double kBandFloor = 0.1;  // of the strongest band's: a band without onsets adds no noise of its own
constexpr double kLeastLevel = 0.01;  // root mean square of a band: steady tones ripple by a tenth of this
constexpr float kLevelFloor = 0.25f;  // of the track's: a soft passage is raised by no more than 12 dB

constexpr float kQuietest = 0.5f;  // of what bands at kLeastLevel give

double rootMeanSquare(const std::vector<float>& values) {
  double sum = 0.0;
  for (const float value : values) sum += static_cast<double>(value) * value;
  return values.empty() ? 0.0 : std::sqrt(sum / static_cast<double>(values.size()));
}

/// Linear, of a code of OnsetActivation.
float strengthOf(std::size_t code) {
  const float root = static_cast<float>(code) / 255.0f;
  return root * root;
}

/// A function of each code's strength.
template <class Function>
auto ofStrengths(Function function) {
  std::array<decltype(function(0.0f)), 256> values{};
  for (std::size_t code = 0; code < values.size(); ++code) values[code] = function(strengthOf(code));
  return values;
}

/// Root mean square of each band's strength.
std::array<double, model::OnsetActivation::kBands> levelsOf(const model::OnsetActivation& activation) {
  const auto squares = ofStrengths([](float strength) { return static_cast<double>(strength) * strength; });
  std::array<double, model::OnsetActivation::kBands> levels{};
  for (std::size_t frame = 0; frame < activation.frames(); ++frame) {
    const std::uint8_t* const codes = activation.values.data() + frame * levels.size();
    for (std::size_t band = 0; band < levels.size(); ++band) levels[band] += squares[codes[band]];
  }
  for (double& level : levels) level = std::sqrt(level / static_cast<double>(activation.frames()));
  return levels;
}

std::size_t toFrames(double seconds, double frameRate) {
  return static_cast<std::size_t>(std::lround(seconds * frameRate));
}

}  // namespace

std::vector<float> bandStrength(const model::OnsetActivation& activation, std::size_t band) {
  std::vector<float> strength(activation.frames());
  for (std::size_t frame = 0; frame < strength.size(); ++frame)
    strength[frame] = strengthOf(activation.at(frame)[band]);
  return strength;
}

std::vector<float> movingMean(const std::vector<float>& values, std::size_t radius) {
  std::vector<float> means(values.size());
  double sum = 0.0;
  std::size_t from = 0;
  std::size_t to = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    for (; to < std::min(i + radius + 1, values.size()); ++to) sum += values[to];
    for (; from + radius < i; ++from) sum -= values[from];
    means[i] = static_cast<float>(std::max(sum, 0.0) / static_cast<double>(to - from));
  }
  return means;
}

float strongestAround(const std::vector<float>& values, double frame, std::ptrdiff_t reach) {
  const auto centre = static_cast<std::ptrdiff_t>(std::lround(frame));
  const auto count = static_cast<std::ptrdiff_t>(values.size());
  float strongest = 0.0f;
  for (std::ptrdiff_t i = std::max<std::ptrdiff_t>(centre - reach, 0);
       i < std::min(centre + reach + 1, count); ++i) {
    strongest = std::max(strongest, values[static_cast<std::size_t>(i)]);
  }
  return strongest;
}

PulseSignal makePulseSignal(const model::OnsetActivation& activation) {
  PulseSignal pulse{activation.frameRate, std::vector<float>(activation.frames(), 0.0f)};
  if (pulse.values.empty()) return pulse;
  const auto levels = levelsOf(activation);
  const double strongest = *std::ranges::max_element(levels);
  if (strongest <= 0.0) return pulse;
  for (std::size_t band = 0; band < levels.size(); ++band) {
    const auto unit = static_cast<float>(1.0 / std::max({levels[band], kBandFloor * strongest, kLeastLevel}));
    // By code: a copy of the bands' strengths would be 86 MB for ten hours.
    const auto inUnits = ofStrengths([unit](float strength) { return strength * unit; });
    for (std::size_t i = 0; i < pulse.values.size(); ++i)
      pulse.values[i] += inUnits[activation.values[i * levels.size() + band]];
  }

  const auto means = movingMean(pulse.values, toFrames(kMeanSeconds, pulse.frameRate));
  std::vector<float> power(pulse.values.size());
  for (std::size_t i = 0; i < power.size(); ++i) {
    pulse.values[i] = std::max(pulse.values[i] - means[i], 0.0f);
    power[i] = pulse.values[i] * pulse.values[i];
  }
  const float floor = std::max(static_cast<float>(rootMeanSquare(pulse.values)) * kLevelFloor, kQuietest);
  const auto localPower = movingMean(power, toFrames(kLevelSeconds, pulse.frameRate));
  for (std::size_t i = 0; i < power.size(); ++i) {
    const float level = std::max(std::sqrt(localPower[i]), floor);
    if (level > 0.0f) pulse.values[i] /= level;
  }
  return pulse;
}

}  // namespace barline::steps::rhythm
