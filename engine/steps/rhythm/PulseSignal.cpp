#include "engine/steps/rhythm/PulseSignal.h"

#include <algorithm>
#include <array>
#include <cmath>

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

std::size_t toFrames(double seconds, double frameRate) {
  return static_cast<std::size_t>(std::lround(seconds * frameRate));
}

}  // namespace

std::vector<float> bandStrength(const model::OnsetActivation& activation, std::size_t band) {
  std::vector<float> strength(activation.frames());
  for (std::size_t frame = 0; frame < strength.size(); ++frame) {
    const float code = static_cast<float>(activation.at(frame)[band]) / 255.0f;
    strength[frame] = code * code;
  }
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
  double strongest = 0.0;
  std::array<std::vector<float>, model::OnsetActivation::kBands> bands;
  std::array<double, model::OnsetActivation::kBands> levels{};
  for (std::size_t band = 0; band < bands.size(); ++band) {
    bands[band] = bandStrength(activation, band);
    levels[band] = rootMeanSquare(bands[band]);
    strongest = std::max(strongest, levels[band]);
  }
  if (strongest <= 0.0) return pulse;
  for (std::size_t band = 0; band < bands.size(); ++band) {
    const auto unit = static_cast<float>(1.0 / std::max({levels[band], kBandFloor * strongest, kLeastLevel}));
    for (std::size_t i = 0; i < pulse.values.size(); ++i) pulse.values[i] += bands[band][i] * unit;
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
