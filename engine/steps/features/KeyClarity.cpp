#include "engine/steps/features/KeyClarity.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace barline::steps::features {
namespace {

using Profile = std::array<double, 12>;

constexpr Profile kMajor{6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88};
constexpr Profile kMinor{6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17};
constexpr double kEven = 1e-9;  // a deviation that is none

/// Without its mean and of length 1; all 0 where nothing deviates from the mean.
Profile standardised(Profile values) {
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / 12.0;
  double squares = 0.0;
  for (double& value : values) {
    value -= mean;
    squares += value * value;
  }
  const double length = std::sqrt(squares);
  for (double& value : values) value = length > kEven ? value / length : 0.0;
  return values;
}

}  // namespace

std::optional<double> keyClarity(const std::array<double, 12>& chroma) {
  const Profile values = standardised(chroma);
  if (std::ranges::all_of(values, [](double value) { return value == 0.0; })) return std::nullopt;
  double best = 0.0;
  for (const Profile& profile : {standardised(kMajor), standardised(kMinor)}) {
    for (std::size_t tonic = 0; tonic < 12; ++tonic) {
      double correlation = 0.0;
      for (std::size_t i = 0; i < 12; ++i) correlation += values[(tonic + i) % 12] * profile[i];
      best = std::max(best, correlation);
    }
  }
  return std::min(best, 1.0);
}

}  // namespace barline::steps::features
