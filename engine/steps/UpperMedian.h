#pragma once

#include <vector>

namespace barline::steps {

/// The value in the middle; of an even number of values the greater of the two. @param values at least one
[[nodiscard]] double upperMedian(std::vector<double> values);

}  // namespace barline::steps
