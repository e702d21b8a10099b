#include "engine/evaluate/BeatContinuity.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/evaluate/EventMatching.h"

namespace barline::evaluation {
namespace {

constexpr double kPhaseThreshold = 0.175;
constexpr double kPeriodThreshold = 0.175;
constexpr double kInfinite = std::numeric_limits<double>::infinity();

std::vector<double> everySecond(std::span<const double> beats, std::size_t from) {
  std::vector<double> taken;
  for (std::size_t i = from; i < beats.size(); i += 2) taken.push_back(beats[i]);
  return taken;
}

/// The interval before an event; before the first one it reaches back from the last, as in mir_eval, where a
/// list of one event thus has intervals of 0.
double intervalBefore(std::span<const double> events, std::size_t index) {
  return events[index] - events[index == 0 ? events.size() - 1 : index - 1];
}

double intervalAfter(std::span<const double> events, std::size_t index) {
  return index + 1 < events.size() ? events[index + 1] - events[index] : intervalBefore(events, index);
}

/// What `value` is of `whole`; of nothing, only nothing is a finite share.
double share(double value, double whole, double nothing) {
  if (whole != 0.0) return value / whole;
  if (value == 0.0) return nothing;
  return kInfinite;
}

bool isCorrect(std::span<const double> reference, std::size_t nearest, std::span<const double> estimate,
               std::size_t index) {
  const double error = std::abs(estimate[index] - reference[nearest]);
  if (index == 0 || nearest == 0) {
    const double referenceInterval = intervalAfter(reference, nearest);
    const double estimateInterval = intervalAfter(estimate, index);
    // Without an interval mir_eval counts no error as a whole beat of phase: never correct.
    const double phase = std::abs(share(error, referenceInterval, 1.0));
    const double period = std::abs(1.0 - share(estimateInterval, referenceInterval, 1.0));
    return phase < kPhaseThreshold && period < kPeriodThreshold;
  }
  const double referenceInterval = intervalBefore(reference, nearest);
  const double phase = std::abs(error / referenceInterval);
  const double period = std::abs(1.0 - intervalBefore(estimate, index) / referenceInterval);
  return phase < kPhaseThreshold && period < kPeriodThreshold;
}

}  // namespace

std::array<std::vector<double>, 5> metricalLevels(std::span<const double> beats) {
  std::vector<double> doubled;
  for (std::size_t i = 0; i < beats.size(); ++i) {
    if (i > 0) doubled.push_back(beats[i - 1] + 0.5 * (beats[i] - beats[i - 1]));
    doubled.push_back(beats[i]);
  }
  std::vector<double> offBeats = everySecond(doubled, 1);
  return {std::vector<double>(beats.begin(), beats.end()), std::move(offBeats), std::move(doubled),
          everySecond(beats, 0), everySecond(beats, 1)};
}

Continuity continuity(std::span<const double> reference, std::span<const double> estimate) {
  std::vector<bool> used(reference.size());
  std::size_t correct = 0;
  std::size_t unbroken = 0;
  std::size_t longest = 0;
  for (std::size_t i = 0; i < estimate.size(); ++i) {
    const std::size_t nearest = nearestEvent(reference, estimate[i]);
    const bool isHit = !used[nearest] && isCorrect(reference, nearest, estimate, i);
    if (isHit) {
      used[nearest] = true;
      ++correct;
    }
    unbroken = isHit ? unbroken + 1 : 0;
    longest = std::max(longest, unbroken);
  }
  const auto count = static_cast<double>(std::max(reference.size(), estimate.size()));
  return {static_cast<double>(longest) / count, static_cast<double>(correct) / count};
}

}  // namespace barline::evaluation
