#include "engine/steps/UpperMedian.h"

#include <algorithm>
#include <cstddef>

namespace barline::steps {

double upperMedian(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

}  // namespace barline::steps
