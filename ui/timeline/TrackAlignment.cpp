#include "ui/timeline/TrackAlignment.h"

#include <algorithm>
#include <cmath>

namespace barline::ui {

TrackAlignment TrackAlignment::byTime(double lag) {
  TrackAlignment alignment;
  alignment.lag_ = lag;
  return alignment;
}

TrackAlignment TrackAlignment::byBar(const model::BeatGrid& first, const model::BeatGrid& second, int lag) {
  TrackAlignment alignment;
  alignment.first_ = linesOf(first);
  alignment.second_ = linesOf(second);
  alignment.lag_ = alignment.isByBar() ? lag : 0;
  return alignment;
}

TrackAlignment::BarLines TrackAlignment::linesOf(const model::BeatGrid& grid) {
  BarLines lines;
  for (const model::Bar& bar : grid.bars) {
    // A pick-up is shorter than its metre says, so its length tells nothing of the bars before it.
    if (bar.number == 0) continue;
    if (lines.times.empty()) lines.firstNumber = bar.number;
    lines.times.push_back(bar.range.begin);
  }
  if (!lines.times.empty()) lines.times.push_back(grid.bars.back().range.end);
  return lines;
}

double TrackAlignment::BarLines::positionAt(double time) const {
  const auto after = std::ranges::upper_bound(times, time);
  const auto count = static_cast<std::ptrdiff_t>(times.size());
  const auto bar = std::clamp<std::ptrdiff_t>(after - times.begin() - 1, 0, count - 2);
  const double begin = times[static_cast<std::size_t>(bar)];
  const double length = times[static_cast<std::size_t>(bar) + 1] - begin;
  return static_cast<double>(firstNumber) + static_cast<double>(bar) + (time - begin) / length;
}

double TrackAlignment::BarLines::timeOf(double position) const {
  const double fromFirst = position - firstNumber;
  const auto last = static_cast<double>(times.size() - 2);
  const double bar = std::clamp(std::floor(fromFirst), 0.0, last);
  const auto index = static_cast<std::size_t>(bar);
  return times[index] + (fromFirst - bar) * (times[index + 1] - times[index]);
}

double TrackAlignment::toSecond(double first) const {
  return isByBar() ? second_.timeOf(first_.positionAt(first) + lag_) : first + lag_;
}

double TrackAlignment::toFirst(double second) const {
  return isByBar() ? first_.timeOf(second_.positionAt(second) - lag_) : second - lag_;
}

model::TimeRange TrackAlignment::toSecond(const model::TimeRange& first) const {
  return {toSecond(first.begin), toSecond(first.end)};
}

model::TimeRange TrackAlignment::toFirst(const model::TimeRange& second) const {
  return {toFirst(second.begin), toFirst(second.end)};
}

}  // namespace barline::ui
