#include "engine/steps/rhythm/TrackGrid.h"

#include <algorithm>
#include <cmath>

#include "engine/steps/rhythm/SteadySpans.h"

namespace barline::steps::rhythm {
namespace {

constexpr std::size_t kSeedBeats = 32;    // that a search for the grid begins with
constexpr double kSeedDeviation = 0.010;  // s, root mean square; peaks of the activation leave half of it
constexpr double kOnGrid = 0.025;         // s
constexpr double kFewestOnGrid = 0.6;     // of the beats
constexpr std::size_t kClearBeats = 8;    // in a row that show that the grid holds
constexpr double kLongestGap = 45.0;      // s, between two such stretches
constexpr double kLongestEdge = 12.0;     // s, before the first and after the last
constexpr int kRefits = 3;

// Root mean square, seconds, of the beats that lie on the grid: of grids that a machine made the peaks of the
// activation leave 0.003 to 0.0072, of players who wander past one 0.008 to 0.012.
constexpr double kMachineDeviation = 0.0075;

struct Line {
  double begin{};
  double period{};

  [[nodiscard]] double beatAt(double time) const { return std::round((time - begin) / period); }
  [[nodiscard]] double deviation(double time) const { return time - begin - period * beatAt(time); }
};

/// The straightest stretch of at least kSeedBeats beats, the longest of those that are straight enough.
std::optional<std::pair<std::size_t, std::size_t>> seedOf(std::span<const double> times,
                                                          const LineFit& lines) {
  std::size_t longest = kSeedBeats - 1;
  std::optional<std::pair<std::size_t, std::size_t>> seed;
  std::size_t from = 0;
  for (std::size_t to = 1; to <= times.size(); ++to) {
    const auto isStraight = [&] {
      const double count = static_cast<double>(to - from);
      return to - from < 3 || lines.fit(from, to).squaredError <= count * kSeedDeviation * kSeedDeviation;
    };
    while (!isStraight()) ++from;
    if (to - from <= longest) continue;
    longest = to - from;
    seed = {from, to};
  }
  return seed;
}

/// The least squares line through those of `times` that lie on `line`.
Line refitted(std::span<const double> times, const Line& line) {
  double n = 0.0;
  double x = 0.0;
  double y = 0.0;
  for (const double time : times) {
    if (std::abs(line.deviation(time)) > kOnGrid) continue;
    n += 1.0;
    x += line.beatAt(time);
    y += line.deviation(time);
  }
  if (n < 2.0) return line;
  double xx = 0.0;
  double xy = 0.0;
  for (const double time : times) {
    if (std::abs(line.deviation(time)) > kOnGrid) continue;
    const double centred = line.beatAt(time) - x / n;
    xx += centred * centred;
    xy += centred * line.deviation(time);
  }
  const double slope = xx > 0.0 ? xy / xx : 0.0;
  return {line.begin + y / n - slope * x / n, line.period + slope};
}

/// The line through the seed, refitted while it takes in twice as many beats again and again.
Line grown(std::span<const double> times, std::size_t from, std::size_t to, Line line) {
  while (from > 0 || to < times.size()) {
    const std::size_t more = (to - from) / 2;
    from -= std::min(from, more);
    to = std::min(to + more, times.size());
    for (int i = 0; i < kRefits; ++i) line = refitted(times.subspan(from, to - from), line);
  }
  return line;
}

/// Where beats in a row lie on the line, and what lies between such stretches.
std::vector<model::TimeRange> rangesOf(std::span<const double> times, const Line& line) {
  std::vector<model::TimeRange> ranges;
  for (std::size_t begin = 0; begin < times.size();) {
    std::size_t end = begin;
    while (end < times.size() && std::abs(line.deviation(times[end])) <= kOnGrid) ++end;
    if (end - begin >= kClearBeats) {
      const bool isNear = !ranges.empty() && times[begin] - ranges.back().end <= kLongestGap;
      if (!isNear) ranges.push_back({times[begin], times[begin]});
      ranges.back().end = times[end - 1];
    }
    begin = std::max(end, begin + 1);
  }
  return ranges;
}

}  // namespace

double TrackGrid::distance(double time) const {
  return std::abs(Line{begin, period}.deviation(time));
}

bool TrackGrid::countsOn(double time) const {
  const auto isAround = [&](const model::TimeRange& range) {
    return time >= range.begin && time <= range.end;
  };
  return isMachineMade && distance(time) <= kOnGrid && std::ranges::any_of(ranges, isAround);
}

std::vector<model::TimeRange> TrackGrid::reach() const {
  std::vector<model::TimeRange> reached = ranges;
  if (reached.empty()) return reached;
  reached.front().begin = std::max(reached.front().begin - kLongestEdge, 0.0);
  reached.back().end += kLongestEdge;
  return reached;
}

bool TrackGrid::holdsAll(std::span<const double> times) const {
  return std::ranges::all_of(reach(), [&](const model::TimeRange& range) {
    const auto first = std::ranges::lower_bound(times, range.begin);
    return std::all_of(first, std::ranges::upper_bound(times, range.end),
                       [&](double time) { return distance(time) <= kOnGrid; });
  });
}

std::optional<TrackGrid> findTrackGrid(std::span<const double> times) {
  if (times.size() < 2 * kSeedBeats) return std::nullopt;
  const LineFit lines(times);
  const auto seed = seedOf(times, lines);
  if (!seed) return std::nullopt;
  const auto [from, to] = *seed;
  const LineFit::Line first = lines.fit(from, to);
  const Line line = grown(times, from, to, {first.begin, first.slope});
  double on = 0.0;
  double squares = 0.0;
  for (const double time : times) {
    const double deviation = line.deviation(time);
    if (std::abs(deviation) > kOnGrid) continue;
    on += 1.0;
    squares += deviation * deviation;
  }
  if (on < kFewestOnGrid * static_cast<double>(times.size())) return std::nullopt;
  const bool isMachineMade = squares <= on * kMachineDeviation * kMachineDeviation;
  return TrackGrid{line.begin, line.period, isMachineMade, rangesOf(times, line)};
}

std::vector<BeatCandidate> favourGrid(std::span<const BeatCandidate> candidates, const TrackGrid& grid,
                                      const model::RhythmActivation& activation,
                                      const RhythmWeights& weights) {
  const BeatEvidence evidence(activation, weights);
  const auto last = static_cast<double>(activation.frames() - 1);
  std::vector<BeatCandidate> favoured(candidates.begin(), candidates.end());
  const std::vector<model::TimeRange> reach = grid.reach();
  for (const model::TimeRange& range : reach) {
    const Line line{grid.begin, grid.period};
    double time = grid.begin + grid.period * line.beatAt(range.begin);
    auto next = std::ranges::lower_bound(candidates, time - kOnGrid, {}, &BeatCandidate::time);
    for (; time <= range.end; time += grid.period) {
      while (next != candidates.end() && next->time < time - kOnGrid) ++next;
      const bool isTaken = next != candidates.end() && next->time <= time + kOnGrid;
      const double frame = time * activation.frameRate;
      if (!isTaken && frame >= 0.0 && frame <= last) favoured.push_back(evidence.at(frame, false));
    }
  }
  std::ranges::sort(favoured, {}, &BeatCandidate::time);
  const float onGrid = grid.isMachineMade ? weights.onMachineGrid : weights.onGrid;
  auto range = reach.begin();
  for (BeatCandidate& candidate : favoured) {
    while (range != reach.end() && range->end < candidate.time) ++range;
    if (range == reach.end() || candidate.time < range->begin) continue;
    candidate.grid = grid.distance(candidate.time) <= kOnGrid ? onGrid : weights.offGrid;
  }
  return favoured;
}

}  // namespace barline::steps::rhythm
