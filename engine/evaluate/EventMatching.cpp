#include "engine/evaluate/EventMatching.h"

#include <algorithm>
#include <cmath>

namespace barline::evaluation {

double harmonicMean(double precision, double recall) {
  if (precision == 0.0 && recall == 0.0) return 0.0;
  return 2.0 * precision * recall / (precision + recall);
}

std::vector<std::pair<std::size_t, std::size_t>> matchEvents(std::span<const double> reference,
                                                             std::span<const double> estimate,
                                                             double window) {
  // All windows are equally long, so taking the earliest free partner each time gives a largest matching. The
  // bounds are computed as mir_eval computes them, for the sake of times exactly a window apart.
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  std::size_t r = 0;
  for (std::size_t e = 0; e < estimate.size(); ++e) {
    while (r < reference.size() && reference[r] < estimate[e] - window) ++r;
    if (r < reference.size() && reference[r] <= estimate[e] + window) pairs.emplace_back(r++, e);
  }
  return pairs;
}

PrecisionRecall eventAgreement(std::span<const double> reference, std::span<const double> estimate,
                               double window) {
  if (reference.empty() || estimate.empty()) return {};
  const auto hits = static_cast<double>(matchEvents(reference, estimate, window).size());
  const double precision = hits / static_cast<double>(estimate.size());
  const double recall = hits / static_cast<double>(reference.size());
  return {precision, recall, harmonicMean(precision, recall)};
}

std::size_t nearestEvent(std::span<const double> events, double time) {
  const auto distance = [&](std::size_t i) { return std::abs(time - events[i]); };
  auto i = static_cast<std::size_t>(std::lower_bound(events.begin(), events.end(), time) - events.begin());
  if (i == events.size()) --i;
  while (i > 0 && distance(i - 1) <= distance(i)) --i;
  return i;
}

}  // namespace barline::evaluation
