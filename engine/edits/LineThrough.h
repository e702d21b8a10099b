#pragma once

#include <span>
#include <vector>

namespace barline::edits {

/// A straight line: times of beats over their numbers.
struct Line {
  double begin{};  ///< seconds at number 0
  double slope{};  ///< seconds a beat

  [[nodiscard]] double at(double number) const { return begin + slope * number; }
};

/// Numbers of beats on an even pulse, the first is 0: each interval counts as one, and one that is longer
/// than one and a half of those around it as the nearest whole number of them. @param times seconds,
/// ascending
[[nodiscard]] std::vector<double> beatNumbers(std::span<const double> times);

/// The least squares line through the bulk of the points, at least 2: those further off than 2.5 standard
/// deviations of it, taken from the median deviation, do not count, but never more than two in five.
[[nodiscard]] Line robustLine(std::span<const double> numbers, std::span<const double> times);

}  // namespace barline::edits
