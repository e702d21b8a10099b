#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace barline::evaluation {

struct PrecisionRecall {
  double precision{};
  double recall{};
  double f{};  ///< their harmonic mean; 0 where both are 0

  bool operator==(const PrecisionRecall&) const = default;
};

[[nodiscard]] double harmonicMean(double precision, double recall);

/// Pairs (reference index, estimate index) of a largest matching in which the times of a pair are no further
/// apart than `window` seconds. Both lists ascend; so do the pairs.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> matchEvents(std::span<const double> reference,
                                                                           std::span<const double> estimate,
                                                                           double window);

/// Share of the estimate's events and of the reference's that are matched within `window` seconds; all 0
/// where one of the lists is empty.
[[nodiscard]] PrecisionRecall eventAgreement(std::span<const double> reference,
                                             std::span<const double> estimate, double window);

/// Index of the event nearest to `time`, the first of equals. @param events ascending, not empty
[[nodiscard]] std::size_t nearestEvent(std::span<const double> events, double time);

}  // namespace barline::evaluation
