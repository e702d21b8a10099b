#include "engine/export/picture/Systems.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/model/Median.h"

namespace barline::exporting::picture {
namespace {

/// What lies before the first bar stands in front of it where it is not longer than this share of a line.
constexpr double kLeadIn = 0.25;
/// What lies after the last bar stands behind it likewise.
constexpr double kTail = 0.06;
/// A line may be so many times as long as the usual one.
constexpr double kLongest = 1.4;

struct BarLines {
  std::vector<double> starts;  ///< of every `bars`-th bar
  double end{};                ///< of the last bar
  double usual{};              ///< seconds a line
};

BarLines barLines(const model::BeatGrid& grid, const model::TimeRange& range, int bars) {
  BarLines lines;
  std::vector<double> durations;
  int count = 0;
  for (const model::Bar& bar : grid.bars) {
    const bool shown = bar.range.begin >= range.begin && bar.range.begin < range.end;
    if (!shown || bar.number < 1) continue;
    if (count++ % bars == 0) lines.starts.push_back(bar.range.begin);
    lines.end = std::min(bar.range.end, range.end);
    durations.push_back(bar.range.duration());
  }
  if (durations.empty()) return lines;
  lines.usual = model::upperMedian(std::move(durations)) * bars;
  return lines;
}

/// Pieces of equal length, none longer than a line may be.
void addBroken(std::vector<model::TimeRange>& systems, const model::TimeRange& range, double usual) {
  if (!(range.duration() > 0.0)) return;
  const double longest = usual * kLongest;
  const int pieces = range.duration() > longest ? static_cast<int>(std::ceil(range.duration() / usual)) : 1;
  for (int i = 0; i < pieces; ++i) {
    systems.push_back({range.begin + range.duration() * i / pieces,
                       i + 1 < pieces ? range.begin + range.duration() * (i + 1) / pieces : range.end});
  }
}

}  // namespace

std::vector<model::TimeRange> systemsOf(const model::BeatGrid* grid, const model::TimeRange& range,
                                        const SystemBreaks& breaks) {
  std::vector<model::TimeRange> systems;
  const BarLines lines = grid == nullptr ? BarLines{} : barLines(*grid, range, breaks.bars);
  if (lines.starts.empty()) {
    addBroken(systems, range, std::min(breaks.seconds, std::max(range.duration(), 1e-3)));
    return systems;
  }
  std::vector<double> cuts = lines.starts;
  if (cuts.front() - range.begin <= kLeadIn * lines.usual) {
    cuts.front() = range.begin;
  } else {
    cuts.insert(cuts.begin(), range.begin);
  }
  const double lastLine = range.end - cuts.back();
  if (range.end - lines.end >= kTail * lines.usual && lastLine > lines.usual * (1 + kTail)) {
    cuts.push_back(lines.end);
  }
  cuts.push_back(range.end);
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) addBroken(systems, {cuts[i], cuts[i + 1]}, lines.usual);
  return systems;
}

SystemBreaks fittingBreaks(const model::BeatGrid* grid, const model::TimeRange& range, SystemBreaks breaks,
                           std::size_t lines) {
  constexpr int kMostBars = 1 << 20;
  while (breaks.bars < kMostBars && systemsOf(grid, range, breaks).size() > lines) {
    breaks.bars *= 2;
    breaks.seconds *= 2;
  }
  return breaks;
}

}  // namespace barline::exporting::picture
