#include "engine/evaluate/TempoFigures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "engine/evaluate/EventMatching.h"
#include "engine/model/Median.h"

namespace barline::evaluation {
namespace {

constexpr double kAccuracyTolerance = 0.04;
constexpr double kPScoreTolerance = 0.08;
constexpr std::array<double, 5> kOctaves{1.0, 2.0, 3.0, 1.0 / 2.0, 1.0 / 3.0};
constexpr std::size_t kFewestBeats = 4;

bool isNear(double reference, double estimate) {
  return std::abs(estimate - reference) <= kAccuracyTolerance * reference;
}

bool isHit(double reference, const std::vector<double>& estimates) {
  return std::any_of(estimates.begin(), estimates.end(), [&](double estimate) {
    return std::abs(reference - estimate) / reference <= kPScoreTolerance;
  });
}

}  // namespace

TempoFigures tempoFigures(const model::AnnotatedTempo& reference, const model::AnnotatedTempo& estimate) {
  TempoFigures figures;
  const double wanted = reference.bpm.front();
  if (!estimate.bpm.empty()) {
    const double found = estimate.bpm.front();
    figures.acc1 = isNear(wanted, found) ? 1.0 : 0.0;
    const bool isAny = std::any_of(kOctaves.begin(), kOctaves.end(),
                                   [&](double factor) { return isNear(wanted * factor, found); });
    figures.acc2 = isAny ? 1.0 : 0.0;
  }
  const bool first = isHit(wanted, estimate.bpm);
  const bool hasSecond = reference.bpm.size() > 1;
  const bool second = hasSecond && isHit(reference.bpm[1], estimate.bpm);
  figures.pScore = reference.weight * (first ? 1.0 : 0.0) + (1.0 - reference.weight) * (second ? 1.0 : 0.0);
  figures.oneCorrect = first || second ? 1.0 : 0.0;
  if (hasSecond) figures.bothCorrect = first && second ? 1.0 : 0.0;
  return figures;
}

std::optional<double> tempoOfBeats(std::span<const double> beats) {
  if (beats.size() < kFewestBeats) return std::nullopt;
  std::vector<double> intervals;
  for (std::size_t i = 1; i < beats.size(); ++i) intervals.push_back(beats[i] - beats[i - 1]);
  const double interval = model::median(std::move(intervals));
  if (interval <= 0.0) return std::nullopt;
  return 60.0 / interval;
}

}  // namespace barline::evaluation
