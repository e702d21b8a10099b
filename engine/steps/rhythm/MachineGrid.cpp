#include "engine/steps/rhythm/MachineGrid.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "engine/model/Median.h"
#include "engine/steps/rhythm/SteadySpans.h"

namespace barline::steps::rhythm {
namespace {

constexpr std::size_t kFewestBeats = 24;
constexpr int kRounds = 4;

// Standard deviations from the line, seconds. Onsets of one sound are found within 2 ms, of mixed sounds
// within 4; tight players leave 8 and wander off any line within a minute.
constexpr double kMachineDeviation = 0.005;
constexpr double kFinestDeviation = 0.002;
constexpr double kInlier = 2.5;         // standard deviations
constexpr double kFewestInliers = 0.6;  // of the beats

// From the median absolute deviation to the standard deviation of a normal distribution.
constexpr double kNormal = 1.4826;

struct Grid {
  double begin{};   ///< of the first beat, seconds
  double period{};  ///< seconds

  [[nodiscard]] double at(std::size_t beat) const { return begin + period * static_cast<double>(beat); }
};

std::vector<double> distances(std::span<const double> times, const Grid& grid) {
  std::vector<double> result;
  for (std::size_t i = 0; i < times.size(); ++i) result.push_back(std::abs(times[i] - grid.at(i)));
  return result;
}

/// The least squares line through the beats within `limit` of `grid`; nothing where they are too few.
std::optional<Grid> refit(std::span<const double> times, const std::vector<double>& distance, double limit) {
  double n = 0.0;
  double x = 0.0;
  double y = 0.0;
  for (std::size_t i = 0; i < times.size(); ++i) {
    if (distance[i] > limit) continue;
    n += 1.0;
    x += static_cast<double>(i);
    y += times[i];
  }
  if (n < kFewestInliers * static_cast<double>(times.size())) return std::nullopt;
  double xx = 0.0;
  double xy = 0.0;
  for (std::size_t i = 0; i < times.size(); ++i) {
    if (distance[i] > limit) continue;
    const double centred = static_cast<double>(i) - x / n;
    xx += centred * centred;
    xy += centred * (times[i] - y / n);
  }
  const double period = xy / xx;
  return Grid{y / n - period * x / n, period};
}

std::optional<Grid> machineGrid(std::span<const double> times, Grid grid) {
  double deviation = 0.0;
  for (int round = 0; round < kRounds; ++round) {
    const std::vector<double> distance = distances(times, grid);
    deviation = std::max(kNormal * model::upperMedian(distance), kFinestDeviation);
    const std::optional<Grid> better = refit(times, distance, kInlier * deviation);
    if (!better) return std::nullopt;
    grid = *better;
  }
  if (deviation > kMachineDeviation) return std::nullopt;
  return grid;
}

}  // namespace

std::vector<double> onMachineGrid(std::span<const double> times, pipeline::StepContext& context,
                                  double progressFrom, double progressTo) {
  std::vector<double> result(times.begin(), times.end());
  if (times.size() < kFewestBeats) return result;
  const LineFit lines(times);
  const std::vector<std::size_t> bounds = steadySpans(lines, times.size(), context, progressFrom, progressTo);
  for (std::size_t span = 0; span + 1 < bounds.size(); ++span) {
    const std::size_t from = bounds[span];
    const std::size_t to = bounds[span + 1];
    if (to - from < kFewestBeats) continue;
    const LineFit::Line line = lines.fit(from, to);
    const auto grid = machineGrid(times.subspan(from, to - from), {line.begin, line.slope});
    if (!grid) continue;
    for (std::size_t beat = from; beat < to; ++beat) {
      const double time = grid->at(beat - from);
      const bool isInOrder = beat == 0 || time > result[beat - 1];
      if (isInOrder) result[beat] = time;
    }
  }
  return result;
}

}  // namespace barline::steps::rhythm
