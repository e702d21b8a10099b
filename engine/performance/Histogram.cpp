#include "engine/performance/Histogram.h"

#include <algorithm>
#include <cmath>

namespace barline::performance {

double roundStep(double least) {
  const double power = std::pow(10.0, std::floor(std::log10(least)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    // A hundredth of a per cent forgives what the logarithm rounds.
    if (factor * power >= 0.9999 * least) return factor * power;
  }
  return 10.0 * power;
}

Histogram histogram(const std::vector<double>& values, std::size_t most) {
  const auto [least, largest] = std::ranges::minmax(values);
  Histogram made;
  const double range = largest - least;
  made.width =
      range > 0.0 ? roundStep(range / static_cast<double>(most)) : roundStep(std::max(least, 1.0) / 10.0);
  made.begin = std::floor(least / made.width) * made.width;
  made.counts.resize(static_cast<std::size_t>((largest - made.begin) / made.width) + 1);
  for (const double value : values) {
    const auto index = static_cast<std::size_t>((value - made.begin) / made.width);
    ++made.counts[std::min(index, made.counts.size() - 1)];
  }
  return made;
}

}  // namespace barline::performance
