#include "engine/edits/LineThrough.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "engine/model/Median.h"

namespace barline::edits {
namespace {

constexpr int kRounds = 6;
constexpr double kInlier = 2.5;            // standard deviations
constexpr double kFewestInliers = 0.6;     // of the points
constexpr double kFinestDeviation = 5e-4;  // s; below it rounding decides what lies off
constexpr double kLongerThanOne = 1.5;
constexpr std::size_t kAround = 8;  // intervals to either side

// From the median absolute deviation to the standard deviation of a normal distribution.
constexpr double kNormal = 1.4826;

/// Through the points within `limit` of `from`, or all; nothing where they are too few or at one number.
std::optional<Line> leastSquares(std::span<const double> numbers, std::span<const double> times,
                                 const Line* from, double limit) {
  double n = 0.0;
  double x = 0.0;
  double y = 0.0;
  const auto counts = [&](std::size_t i) {
    return from == nullptr || std::abs(times[i] - from->at(numbers[i])) <= limit;
  };
  for (std::size_t i = 0; i < times.size(); ++i) {
    if (!counts(i)) continue;
    n += 1.0;
    x += numbers[i];
    y += times[i];
  }
  if (n < 2.0 || n < kFewestInliers * static_cast<double>(times.size())) return std::nullopt;
  double xx = 0.0;
  double xy = 0.0;
  for (std::size_t i = 0; i < times.size(); ++i) {
    if (!counts(i)) continue;
    const double centred = numbers[i] - x / n;
    xx += centred * centred;
    xy += centred * (times[i] - y / n);
  }
  if (xx <= 0.0) return std::nullopt;
  const double slope = xy / xx;
  return Line{y / n - slope * x / n, slope};
}

/// The line of median slope between neighbours through the median point: nothing far off moves it.
Line medianLine(std::span<const double> numbers, std::span<const double> times) {
  std::vector<double> slopes;
  const std::size_t apart = std::max<std::size_t>(1, times.size() / 2);
  for (std::size_t i = apart; i < times.size(); ++i)
    slopes.push_back((times[i] - times[i - apart]) / (numbers[i] - numbers[i - apart]));
  Line line{0.0, model::median(std::move(slopes))};
  std::vector<double> begins;
  for (std::size_t i = 0; i < times.size(); ++i) begins.push_back(times[i] - line.slope * numbers[i]);
  line.begin = model::median(std::move(begins));
  return line;
}

}  // namespace

std::vector<double> beatNumbers(std::span<const double> times) {
  std::vector<double> numbers;
  if (times.empty()) return numbers;
  std::vector<double> intervals;
  for (std::size_t i = 1; i < times.size(); ++i) intervals.push_back(times[i] - times[i - 1]);
  numbers.push_back(0.0);
  for (std::size_t i = 0; i < intervals.size(); ++i) {
    const std::size_t from = i - std::min(i, kAround);
    const std::size_t to = std::min(i + kAround + 1, intervals.size());
    const double usual = model::median({intervals.begin() + static_cast<std::ptrdiff_t>(from),
                                        intervals.begin() + static_cast<std::ptrdiff_t>(to)});
    const double beats = intervals[i] / usual;
    numbers.push_back(numbers.back() + (beats > kLongerThanOne ? std::round(beats) : 1.0));
  }
  return numbers;
}

Line robustLine(std::span<const double> numbers, std::span<const double> times) {
  Line line = medianLine(numbers, times);
  for (int round = 0; round < kRounds; ++round) {
    std::vector<double> distances;
    for (std::size_t i = 0; i < times.size(); ++i)
      distances.push_back(std::abs(times[i] - line.at(numbers[i])));
    const double deviation = std::max(kNormal * model::median(std::move(distances)), kFinestDeviation);
    const auto better = leastSquares(numbers, times, &line, kInlier * deviation);
    if (!better) {
      const auto all = leastSquares(numbers, times, nullptr, 0.0);
      return all.value_or(line);
    }
    line = *better;
  }
  return line;
}

}  // namespace barline::edits
