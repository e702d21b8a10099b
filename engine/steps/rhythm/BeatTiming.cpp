#include "engine/steps/rhythm/BeatTiming.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "engine/dsp/PeakPicking.h"
#include "engine/model/Median.h"

namespace barline::steps::rhythm {
namespace {

constexpr double kSnapSeconds = 0.04;
constexpr double kSnapShare = 0.2;  // of the interval to the next pulse
constexpr double kTransientSeconds = 0.05;
constexpr float kClearOnset = 0.5f;  // of PulseSignal's unit

// A logarithmic spectrum rises most while a sudden onset enters the window, this long before it reaches the
// middle; measured with clicks and drums of known times.
constexpr double kActivationLead = 0.002;  // s

constexpr std::size_t kFewestLags = 8;
constexpr double kLongestLag = 0.015;  // s

// A beat may lie off the line through its neighbours by what players do; beyond that another sound than the
// beat's is the likelier reason, and the more so the further.
constexpr std::size_t kLineReach = 4;      // beats to either side
constexpr double kPlayedDeviation = 0.01;  // s
constexpr double kLooseLine = 0.02;  // s; mean deviation beyond which there is no line: the tempo changes

/// Seconds at which what peaks at a frame of the onset activation begins to sound, without bias for sudden
/// sounds.
double onsetTime(double frame, double frameRate) {
  return frame / frameRate + kActivationLead;
}

double onsetFrame(double time, double frameRate) {
  return (time - kActivationLead) * frameRate;
}

/// The strongest peak within `reach` frames, near ones favoured; null where there is none.
const dsp::Peak* peakNear(const std::vector<dsp::Peak>& peaks, double frame, double reach) {
  const dsp::Peak* best = nullptr;
  double bestWeight = 0.0;
  const auto first = std::ranges::lower_bound(peaks, frame - reach, {}, &dsp::Peak::position);
  for (auto peak = first; peak != peaks.end() && peak->position <= frame + reach; ++peak) {
    const double weight = peak->height * (1.0 - 0.5 * std::abs(peak->position - frame) / reach);
    if (weight <= bestWeight) continue;
    bestWeight = weight;
    best = &*peak;
  }
  return best;
}

/// Onset strength of all bands together, on the same scale over the whole track.
std::vector<float> overallStrength(const model::OnsetActivation& onsets) {
  std::vector<float> total(onsets.frames(), 0.0f);
  for (std::size_t band = 0; band < model::OnsetActivation::kBands; ++band) {
    const std::vector<float> strength = bandStrength(onsets, band);
    for (std::size_t i = 0; i < total.size(); ++i) total[i] += strength[i];
  }
  return total;
}

std::vector<double> intervalsAfter(std::span<const double> times) {
  std::vector<double> intervals;
  for (std::size_t i = 1; i < times.size(); ++i) intervals.push_back(times[i] - times[i - 1]);
  intervals.push_back(intervals.back());
  return intervals;
}

/// Where the straight line through the beats around beat `i` puts it; its own time where they lie on no line.
double timeOnLine(std::span<const double> times, std::size_t i) {
  const std::size_t from = i - std::min(i, kLineReach);
  const std::size_t to = std::min(i + kLineReach + 1, times.size());
  const auto count = static_cast<double>(to - from);
  if (to - from < kLineReach) return times[i];
  const double middle = 0.5 * (count - 1.0);
  double mean = 0.0;
  double covariance = 0.0;
  for (std::size_t j = from; j < to; ++j) {
    mean += times[j] / count;
    covariance += (static_cast<double>(j - from) - middle) * times[j];
  }
  const double slope = covariance * 12.0 / (count * (count * count - 1.0));
  double deviation = 0.0;
  const auto onLine = [&](std::size_t j) { return mean + slope * (static_cast<double>(j - from) - middle); };
  for (std::size_t j = from; j < to; ++j) deviation += std::abs(times[j] - onLine(j)) / count;
  return deviation <= kLooseLine ? onLine(i) : times[i];
}

/// How long after a sound's beginning its onset is found, seconds: 0 for drums, up to 15 ms where notes swell
/// into being. The network, trained on scores, hears when notes begin; each of its beats is less exact than
/// an onset, but not their median against all onsets.
double attackLag(std::span<const double> beats, const std::vector<std::optional<double>>& onsets) {
  std::vector<double> lags;
  for (std::size_t i = 0; i < beats.size(); ++i) {
    if (onsets[i]) lags.push_back(*onsets[i] - beats[i]);
  }
  if (lags.size() < kFewestLags) return 0.0;
  return std::clamp(model::upperMedian(std::move(lags)), 0.0, kLongestLag);
}

}  // namespace

std::vector<double> steadied(std::span<const double> times) {
  std::vector<double> result(times.begin(), times.end());
  // The second round takes its lines from beats that the first one has brought near.
  for (int round = 0; round < 2; ++round) {
    const std::vector<double> before = result;
    for (std::size_t i = 0; i < result.size(); ++i) {
      const double line = timeOnLine(before, i);
      const double deviation = std::abs(times[i] - line);
      if (deviation <= kPlayedDeviation) {
        result[i] = times[i];
        continue;
      }
      const double kept = kPlayedDeviation / deviation;
      result[i] = line + (times[i] - line) * kept * kept;
    }
  }
  return result;
}

std::vector<double> onOnsets(std::span<const double> times, const PulseSignal& pulse) {
  if (times.size() < 2) return {times.begin(), times.end()};
  const std::vector<dsp::Peak> peaks = dsp::pickPeaks(pulse.values, kClearOnset);
  const std::vector<double> intervals = intervalsAfter(times);
  std::vector<std::optional<double>> onsets;
  for (std::size_t i = 0; i < times.size(); ++i) {
    const double reach = std::min(kSnapSeconds, kSnapShare * intervals[i]) * pulse.frameRate;
    const dsp::Peak* const peak = peakNear(peaks, onsetFrame(times[i], pulse.frameRate), reach);
    auto& onset = onsets.emplace_back();
    if (peak != nullptr) onset = onsetTime(peak->position, pulse.frameRate);
  }
  const double lag = attackLag(times, onsets);
  std::vector<double> moved;
  for (std::size_t i = 0; i < times.size(); ++i) {
    const double time = onsets[i] ? *onsets[i] - lag : times[i];
    moved.push_back(moved.empty() || time > moved.back() ? time : times[i]);
  }
  return moved;
}

std::optional<model::TimeRange> soundingRange(const PulseSignal& pulse) {
  const auto sounds = [](float value) { return value >= kClearOnset; };
  const auto first = std::ranges::find_if(pulse.values, sounds);
  if (first == pulse.values.end()) return std::nullopt;
  const auto last = std::find_if(pulse.values.rbegin(), pulse.values.rend(), sounds);
  return model::TimeRange{static_cast<double>(first - pulse.values.begin()) / pulse.frameRate - kSnapSeconds,
                          static_cast<double>(pulse.values.rend() - last) / pulse.frameRate + kSnapSeconds};
}

std::vector<model::Transient> clearTransients(const PulseSignal& pulse,
                                              const model::OnsetActivation& onsets) {
  const std::vector<float> strength = overallStrength(onsets);
  const float strongest = strength.empty() ? 0.0f : *std::ranges::max_element(strength);
  std::vector<model::Transient> transients;
  for (const dsp::Peak& peak : dsp::pickPeaks(pulse.values, kClearOnset)) {
    const double height = strongestAround(strength, peak.position, 1);
    transients.push_back(
        {onsetTime(peak.position, pulse.frameRate), strongest > 0.0f ? height / strongest : 0.0});
  }
  return transients;
}

std::vector<std::optional<model::Transient>> transientsNear(std::span<const double> times,
                                                            const PulseSignal& pulse,
                                                            const model::OnsetActivation& onsets) {
  const std::vector<dsp::Peak> peaks = dsp::pickPeaks(pulse.values, kClearOnset);
  const std::vector<float> strength = overallStrength(onsets);
  const float strongest = strength.empty() ? 0.0f : *std::ranges::max_element(strength);
  std::vector<std::optional<model::Transient>> transients;
  for (const double time : times) {
    auto& transient = transients.emplace_back();
    const dsp::Peak* const peak =
        peakNear(peaks, onsetFrame(time, pulse.frameRate), kTransientSeconds * pulse.frameRate);
    if (peak == nullptr) continue;
    const double height = strongestAround(strength, peak->position, 1);
    transient = model::Transient{onsetTime(peak->position, pulse.frameRate),
                                 strongest > 0.0f ? height / strongest : 0.0};
  }
  return transients;
}

}  // namespace barline::steps::rhythm
