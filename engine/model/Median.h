#pragma once

#include <vector>

namespace barline::model {

/// The value in the middle; of an even number of values the mean of the two there. @param values at least one
[[nodiscard]] double median(std::vector<double> values);

/// The same, but of an even number of values the greater of the two: one that occurs. @param values at least
/// one
[[nodiscard]] double upperMedian(std::vector<double> values);

}  // namespace barline::model
