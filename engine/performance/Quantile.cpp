#include "engine/performance/Quantile.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/model/Median.h"

namespace barline::performance {
namespace {

constexpr double kNormalConsistency = 1.4826;

}  // namespace

double quantile(std::vector<double> values, double share) {
  std::ranges::sort(values);
  const double place = share * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, values.size() - 1);
  return std::lerp(values[below], values[above], place - static_cast<double>(below));
}

double spread(const std::vector<double>& values) {
  const double middle = model::median(values);
  std::vector<double> distances;
  for (const double value : values) distances.push_back(std::abs(value - middle));
  return kNormalConsistency * model::median(std::move(distances));
}

}  // namespace barline::performance
