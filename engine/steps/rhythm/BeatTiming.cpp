#include "engine/steps/rhythm/BeatTiming.h"

#include <algorithm>
#include <cmath>

#include "engine/dsp/PeakPicking.h"
#include "engine/steps/rhythm/PulseClarity.h"

namespace barline::steps::rhythm {
namespace {

constexpr double kSnapSeconds = 0.04;
constexpr double kSnapShare = 0.2;  // of the interval to the next pulse
constexpr double kTransientSeconds = 0.05;
constexpr float kClearOnset = 0.5f;  // of PulseSignal's unit

// A logarithmic spectrum rises most while a sudden onset enters the window, this long before it reaches the
// middle; measured with clicks and drums of known times.
constexpr double kActivationLead = 0.002;  // s

// A beat may lie off the line through its neighbours by what players do; beyond that another sound than the
// beat's is the likelier reason, and the more so the further.
constexpr std::size_t kLineReach = 4;      // beats to either side
constexpr double kPlayedDeviation = 0.01;  // s
constexpr double kLooseLine = 0.02;  // s; mean deviation beyond which there is no line: the tempo changes

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

std::vector<std::size_t> withinSound(std::span<const std::size_t> beats, const PulseSignal& pulse) {
  const auto sounds = [](float value) { return value >= kClearOnset; };
  const auto first = std::ranges::find_if(pulse.values, sounds) - pulse.values.begin();
  const auto last = pulse.values.rend() - std::find_if(pulse.values.rbegin(), pulse.values.rend(), sounds);
  const auto slack = static_cast<std::ptrdiff_t>(std::lround(kSnapSeconds * pulse.frameRate));
  const auto end = static_cast<std::ptrdiff_t>(pulse.values.size()) - slack;
  std::vector<std::size_t> kept;
  for (const std::size_t beat : beats) {
    const auto at = static_cast<std::ptrdiff_t>(beat);
    if (at + slack >= first && at <= last + slack && at < end) kept.push_back(beat);
  }
  return kept;
}

std::vector<double> halfBeatPulses(std::span<const std::size_t> beats, const PulseSignal& pulse) {
  std::vector<double> exact;
  for (std::size_t i = 0; i < beats.size(); ++i) {
    if (i > 0) exact.push_back(0.5 * static_cast<double>(beats[i - 1] + beats[i]));
    exact.push_back(static_cast<double>(beats[i]));
  }
  if (exact.size() < 2) return exact;
  const std::vector<dsp::Peak> peaks = dsp::pickPeaks(pulse.values, kClearOnset);
  const std::vector<double> intervals = intervalsAfter(exact);
  std::vector<double> pulses;
  for (std::size_t i = 0; i < exact.size(); ++i) {
    const double reach = std::min(kSnapSeconds * pulse.frameRate, kSnapShare * intervals[i]);
    const dsp::Peak* const peak = peakNear(peaks, exact[i], reach);
    const double frame = peak != nullptr ? peak->position : exact[i];
    if (pulses.empty() || frame > pulses.back()) pulses.push_back(frame);
  }
  return pulses;
}

double onsetTime(double frame, double frameRate) {
  return frame / frameRate + kActivationLead;
}

std::vector<model::Beat> makeBeats(std::span<const double> frames, const PulseSignal& pulse,
                                   const model::OnsetActivation& onsets) {
  const std::vector<dsp::Peak> peaks = dsp::pickPeaks(pulse.values, kClearOnset);
  const std::vector<float> strength = overallStrength(onsets);
  const float strongest = strength.empty() ? 0.0f : *std::ranges::max_element(strength);
  const std::vector<double> contrasts = beatContrasts(frames, pulse);
  std::vector<double> played;
  for (const double frame : frames) played.push_back(onsetTime(frame, pulse.frameRate));
  const std::vector<double> times = steadied(played);
  std::vector<model::Beat> beats;
  for (std::size_t i = 0; i < frames.size(); ++i) {
    model::Beat beat;
    beat.time = std::clamp(times[i], 0.0, onsets.duration);
    beat.confidence = contrasts[i];
    if (const dsp::Peak* peak = peakNear(peaks, frames[i], kTransientSeconds * pulse.frameRate)) {
      const double height = strongestAround(strength, peak->position, 1);
      beat.transient = model::Transient{onsetTime(peak->position, pulse.frameRate),
                                        strongest > 0.0f ? height / strongest : 0.0};
    }
    beats.push_back(beat);
  }
  return beats;
}

}  // namespace barline::steps::rhythm
