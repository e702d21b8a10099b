#include "engine/dsp/DetrendedFluctuation.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "engine/dsp/Dispatch.h"

namespace barline::dsp {
namespace {

constexpr std::size_t kStretchesPerScale = 50;
constexpr std::size_t kLanes = 16;

std::size_t stride(std::size_t scale) {
  return std::max<std::size_t>(1, scale / kStretchesPerScale);
}

/// Mean square of what a straight line by least squares leaves of `values`.
/// @param ramp 0, 1, 2 … up to count
BARLINE_SIMD_CLONES
double residual(const double* values, const double* ramp, std::size_t count) {
  // Another line does not change what is left, and keeps the numbers small.
  const double origin = values[0];
  const double tilt = (values[count - 1] - origin) / static_cast<double>(count - 1);
  const double middle = 0.5 * static_cast<double>(count - 1);
  double sums[kLanes]{};
  double squares[kLanes]{};
  double moments[kLanes]{};
  const auto take = [&](std::size_t i, std::size_t lane) {
    const double x = ramp[i];
    const double y = values[i] - origin - tilt * x;
    sums[lane] += y;
    squares[lane] += y * y;
    moments[lane] += y * (x - middle);
  };
  std::size_t i = 0;
  for (; i + kLanes <= count; i += kLanes) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) take(i + lane, lane);
  }
  for (std::size_t lane = 0; i + lane < count; ++lane) take(i + lane, lane);
  const auto total = [](const double(&lanes)[kLanes]) {
    return std::accumulate(std::begin(lanes), std::end(lanes), 0.0);
  };
  const auto n = static_cast<double>(count);
  const double sum = total(sums);
  const double moment = total(moments);
  const double spread = n * (n * n - 1.0) / 12.0;  // Σ (i − middle)²
  return std::max(0.0, total(squares) - sum * sum / n - moment * moment / spread) / n;
}

}  // namespace

DetrendedFluctuation::DetrendedFluctuation(std::vector<std::size_t> scales)
    : scales_(std::move(scales)), sums_(scales_.size()) {
  if (scales_.empty() || scales_.front() < 3 || !std::ranges::is_sorted(scales_)) {
    throw std::invalid_argument("DetrendedFluctuation: scales");
  }
  summed_.reserve(2 * scales_.back());
  for (std::size_t i = 0; i < scales_.back(); ++i) ramp_.push_back(static_cast<double>(i));
}

void DetrendedFluctuation::add(float value) {
  const std::size_t longest = scales_.back();
  if (summed_.size() == 2 * longest) {
    summed_.erase(summed_.begin(), summed_.end() - static_cast<std::ptrdiff_t>(longest - 1));
    // A line leaves the same of the series wherever it begins, so the sum need not grow.
    const double origin = summed_.front();
    for (double& sum : summed_) sum -= origin;
  }
  summed_.push_back((summed_.empty() ? 0.0 : summed_.back()) + static_cast<double>(value));
  ++count_;
  for (std::size_t i = 0; i < scales_.size() && scales_[i] <= count_; ++i) {
    const std::size_t scale = scales_[i];
    if ((count_ - scale) % stride(scale) != 0) continue;
    sums_[i].squares += residual(summed_.data() + summed_.size() - scale, ramp_.data(), scale);
    ++sums_[i].stretches;
  }
}

double DetrendedFluctuation::fluctuation(std::size_t index) const {
  const Sum& sum = sums_.at(index);
  return sum.stretches == 0 ? 0.0 : std::sqrt(sum.squares / static_cast<double>(sum.stretches));
}

}  // namespace barline::dsp
