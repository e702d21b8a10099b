#include "engine/steps/rhythm/SteadySpans.h"

#include <algorithm>
#include <limits>

namespace barline::steps::rhythm {
namespace {

constexpr std::size_t kShortestSpan = 8;  // beats
constexpr double kBeatDeviation = 0.012;  // s; what players and onset detection leave in a steady tempo
constexpr double kSpanPenalty = 40.0;     // for one more span, in squared deviations
constexpr std::size_t kMostEnds = 4000;   // that are tried

}  // namespace

// The sums are kept of what is left after the line from the first to the last beat is taken off, or their
// differences would lose their digits.
LineFit::LineFit(std::span<const double> times)
    : first_(times.front()),
      meanInterval_((times.back() - times.front()) / static_cast<double>(times.size() - 1)),
      sums_(times.size() + 1) {
  for (std::size_t i = 0; i < times.size(); ++i) {
    const auto x = static_cast<double>(i);
    const double y = times[i] - first_ - meanInterval_ * x;
    sums_[i + 1] = {sums_[i].y + y, sums_[i].xy + x * y, sums_[i].yy + y * y};
  }
}

LineFit::Line LineFit::fit(std::size_t from, std::size_t to) const {
  const auto n = static_cast<double>(to - from);
  const double first = static_cast<double>(from);
  const double y = sums_[to].y - sums_[from].y;
  const double xy = sums_[to].xy - sums_[from].xy;
  const double yy = sums_[to].yy - sums_[from].yy;
  const double meanX = first + 0.5 * (n - 1.0);
  const double varianceX = n * (n * n - 1.0) / 12.0;
  const double covariance = xy - meanX * y;
  const double slope = covariance / varianceX;
  const double begin = first_ + meanInterval_ * first + y / n - slope * 0.5 * (n - 1.0);
  return {begin, meanInterval_ + slope, std::max(yy - y * y / n - slope * covariance, 0.0)};
}

std::vector<std::size_t> steadySpans(const LineFit& lines, std::size_t beats, pipeline::StepContext& context,
                                     double progressFrom, double progressTo) {
  const std::size_t step = beats / kMostEnds + 1;
  std::vector<std::size_t> ends;
  for (std::size_t end = 0; end < beats; end += step) ends.push_back(end);
  ends.push_back(beats);
  std::vector<double> cost(ends.size(), std::numeric_limits<double>::infinity());
  std::vector<std::size_t> from(ends.size());
  cost[0] = 0.0;
  for (std::size_t e = 1; e < ends.size(); ++e) {
    if (e % 64 == 0) {
      const double share = static_cast<double>(e) / static_cast<double>(ends.size());
      context.checkpoint(progressFrom + (progressTo - progressFrom) * share);
    }
    for (std::size_t b = 0; b < e && ends[e] - ends[b] >= std::min(kShortestSpan, beats); ++b) {
      const double error = lines.fit(ends[b], ends[e]).squaredError / (kBeatDeviation * kBeatDeviation);
      const double total = cost[b] + error + kSpanPenalty;
      if (total >= cost[e]) continue;
      cost[e] = total;
      from[e] = b;
    }
  }
  std::vector<std::size_t> bounds;
  for (std::size_t e = ends.size() - 1; e > 0; e = from[e]) bounds.push_back(ends[e]);
  bounds.push_back(0);
  std::ranges::reverse(bounds);
  return bounds;
}

}  // namespace barline::steps::rhythm
