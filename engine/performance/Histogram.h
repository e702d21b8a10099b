#pragma once

#include <cstddef>
#include <vector>

namespace barline::performance {

/// How many values lie in each of several ranges of equal width.
struct Histogram {
  double begin{};                   ///< of the first range, a multiple of width
  double width{1.0};                ///< 1, 2 or 5 times a power of ten
  std::vector<std::size_t> counts;  ///< of values in [begin + i·width, begin + (i + 1)·width)

  [[nodiscard]] double end() const { return begin + width * static_cast<double>(counts.size()); }
};

/// @param values at least one @param most ranges there may be, about; at least 2
[[nodiscard]] Histogram histogram(const std::vector<double>& values, std::size_t most);

/// The least of 1, 2 or 5 times a power of ten that is not below `least` (> 0).
[[nodiscard]] double roundStep(double least);

}  // namespace barline::performance
