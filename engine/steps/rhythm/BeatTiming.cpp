#include "engine/steps/rhythm/BeatTiming.h"

#include <algorithm>
#include <cmath>

#include "engine/dsp/PeakPicking.h"

namespace barline::steps::rhythm {
namespace {

constexpr double kSnapSeconds = 0.04;
constexpr double kTransientSeconds = 0.05;
constexpr float kClearOnset = 0.5f;  // of PulseSignal's unit
constexpr double kFaint = 0.6;       // a pulse as weak as this speaks for little, even with nothing between
constexpr float kStrongestPulse = 4.0f;    // one hit must not speak for its neighbours
constexpr std::ptrdiff_t kNeighbours = 4;  // beats to either side that share a beat's confidence

// A logarithmic spectrum rises most while a sudden onset enters the window, this long before it reaches the
// middle; measured with clicks and drums of known times.
constexpr double kActivationLead = 0.006;  // s

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

std::vector<std::size_t> withinSound(std::span<const std::size_t> frames, const PulseSignal& pulse) {
  const auto sounds = [](float value) { return value >= kClearOnset; };
  const auto first = std::ranges::find_if(pulse.values, sounds) - pulse.values.begin();
  const auto last = pulse.values.rend() - std::find_if(pulse.values.rbegin(), pulse.values.rend(), sounds);
  const auto slack = static_cast<std::ptrdiff_t>(std::lround(kSnapSeconds * pulse.frameRate));
  std::vector<std::size_t> kept;
  for (const std::size_t frame : frames) {
    const auto at = static_cast<std::ptrdiff_t>(frame);
    if (at + slack >= first && at <= last + slack) kept.push_back(frame);
  }
  return kept;
}

/// Pulse on each beat against pulse a quarter before and after it, 0–1, shared with the neighbours.
std::vector<double> contrasts(std::span<const std::size_t> frames, const std::vector<float>& pulse) {
  constexpr std::ptrdiff_t kReach = 3;  // frames
  const auto count = static_cast<std::ptrdiff_t>(frames.size());
  std::vector<double> on(frames.size());
  std::vector<double> between(frames.size());
  for (std::size_t i = 0; i < frames.size(); ++i) {
    const auto frame = static_cast<double>(frames[i]);
    const double before =
        i > 0 ? frame - static_cast<double>(frames[i - 1]) : static_cast<double>(frames[1]) - frame;
    const double after = i + 1 < frames.size() ? static_cast<double>(frames[i + 1]) - frame : before;
    on[i] = std::min(strongestAround(pulse, frame, kReach), kStrongestPulse);
    between[i] = 0.5 * (std::min(strongestAround(pulse, frame - 0.25 * before, kReach), kStrongestPulse) +
                        std::min(strongestAround(pulse, frame + 0.25 * after, kReach), kStrongestPulse));
  }
  std::vector<double> contrast(frames.size());
  for (std::ptrdiff_t i = 0; i < count; ++i) {
    double sumOn = 0.0;
    double sumBetween = 0.0;
    double weights = 0.0;
    for (std::ptrdiff_t j = std::max<std::ptrdiff_t>(i - kNeighbours, 0);
         j <= std::min(i + kNeighbours, count - 1); ++j) {
      const double weight = j == i ? 2.0 : 1.0;
      weights += weight;
      sumOn += weight * on[static_cast<std::size_t>(j)];
      sumBetween += weight * between[static_cast<std::size_t>(j)];
    }
    contrast[static_cast<std::size_t>(i)] =
        std::clamp((sumOn - sumBetween) / (sumOn + sumBetween + kFaint * weights), 0.0, 1.0);
  }
  return contrast;
}

}  // namespace

std::vector<model::Beat> timeBeats(std::span<const std::size_t> frames, const PulseSignal& pulse,
                                   const model::OnsetActivation& onsets) {
  const std::vector<std::size_t> kept = withinSound(frames, pulse);
  if (kept.size() < 2) return {};
  const std::vector<dsp::Peak> peaks = dsp::pickPeaks(pulse.values, kClearOnset);
  const std::vector<float> strength = overallStrength(onsets);
  const float strongest = *std::ranges::max_element(strength);
  const std::vector<double> confidence = contrasts(kept, pulse.values);
  const auto toSeconds = [&](double frame) {
    return std::clamp(frame / pulse.frameRate + kActivationLead, 0.0, onsets.duration);
  };
  std::vector<model::Beat> beats;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    const auto frame = static_cast<double>(kept[i]);
    model::Beat beat;
    beat.time = toSeconds(frame);
    beat.confidence = confidence[i];
    if (const dsp::Peak* peak = peakNear(peaks, frame, kTransientSeconds * pulse.frameRate)) {
      const double time = toSeconds(peak->position);
      if (std::abs(time - beat.time) <= kSnapSeconds) beat.time = time;
      const float height = strongestAround(strength, peak->position, 1);
      beat.transient =
          model::Transient{time, strongest > 0.0f ? static_cast<double>(height / strongest) : 0.0};
    }
    if (beats.empty() || beat.time > beats.back().time) beats.push_back(beat);
  }
  return beats;
}

double pulseClarity(std::span<const model::Beat> beats) {
  double sum = 0.0;
  for (const model::Beat& beat : beats) sum += beat.confidence;
  return beats.empty() ? 0.0 : sum / static_cast<double>(beats.size());
}

}  // namespace barline::steps::rhythm
