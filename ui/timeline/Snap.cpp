#include "ui/timeline/Snap.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace barline::ui {
namespace {

/// Two times this close are one border: bars and sections end where the next begins, up to rounding.
constexpr double kSame = 1e-3;

template <class Element, class TimeOf>
std::optional<std::ptrdiff_t> indexOn(const std::vector<Element>& elements, double time, TimeOf timeOf) {
  const auto found = std::lower_bound(elements.begin(), elements.end(), time - kSame,
                                      [&](const Element& element, double t) { return timeOf(element) < t; });
  if (found == elements.end() || timeOf(*found) > time + kSame) return std::nullopt;
  return found - elements.begin();
}

double timeOfBeat(const model::Beat& beat) {
  return beat.time;
}

double beginOfBar(const model::Bar& bar) {
  return bar.range.begin;
}

std::optional<std::ptrdiff_t> barBorder(const std::vector<model::Bar>& bars, double time) {
  if (const auto index = indexOn(bars, time, beginOfBar)) return index;
  const bool atEnd = !bars.empty() && std::abs(bars.back().range.end - time) <= kSame;
  return atEnd ? std::optional(std::ssize(bars)) : std::nullopt;
}

}  // namespace

std::vector<double> snapPoints(const model::Timeline& timeline, SnapUnit unit, double duration) {
  std::vector<double> points;
  if (unit == SnapUnit::Beat && timeline.grid != nullptr) {
    for (const model::Beat& beat : timeline.grid->beats) points.push_back(beat.time);
  } else if (unit == SnapUnit::Bar && timeline.grid != nullptr) {
    for (const model::Bar& bar : timeline.grid->bars) {
      points.push_back(bar.range.begin);
      points.push_back(bar.range.end);
    }
  } else if (unit == SnapUnit::Section && timeline.sections != nullptr) {
    for (const model::Section& section : timeline.sections->sections) {
      points.push_back(section.range.begin);
      points.push_back(section.range.end);
    }
  }
  if (points.empty()) return points;
  std::erase_if(points, [&](double time) { return time < 0 || time > duration; });
  points.push_back(0);
  points.push_back(duration);
  std::sort(points.begin(), points.end());
  points.erase(std::unique(points.begin(), points.end(), [](double a, double b) { return b - a < kSame; }),
               points.end());
  return points;
}

double nearestPoint(const std::vector<double>& points, double time) {
  if (points.empty()) return time;
  const auto after = std::lower_bound(points.begin(), points.end(), time);
  if (after == points.begin()) return *after;
  if (after == points.end()) return points.back();
  return *after - time < time - *(after - 1) ? *after : *(after - 1);
}

double pointAway(const std::vector<double>& points, double time, int count, double step) {
  if (points.empty()) return time + count * step;
  std::ptrdiff_t index = 0;
  if (count >= 0) {
    index = std::upper_bound(points.begin(), points.end(), time + kSame) - points.begin() - 1;
  } else {
    index = std::lower_bound(points.begin(), points.end(), time - kSame) - points.begin();
  }
  index = std::clamp<std::ptrdiff_t>(index + count, 0, std::ssize(points) - 1);
  return points[static_cast<std::size_t>(index)];
}

model::TimeRange unitAt(const std::vector<double>& points, double time) {
  if (points.size() < 2) return {time, time};
  auto after = std::upper_bound(points.begin(), points.end(), time + kSame);
  after = std::clamp(after, points.begin() + 1, points.end() - 1);
  return {*(after - 1), *after};
}

model::TimeRange touchedUnits(const std::vector<double>& points, double from, double to, double reach) {
  const double low = std::min(from, to);
  const double high = std::max(from, to);
  if (points.size() < 2) return {low, high};
  const auto begin = std::upper_bound(points.begin() + 1, points.end() - 1, low + reach) - 1;
  const auto end = std::lower_bound(begin + 1, points.end() - 1, high - reach);
  return {*begin, *end};
}

RangeCount countOf(const model::Timeline& timeline, const model::TimeRange& range) {
  if (timeline.grid == nullptr) return {};
  const auto firstBar = barBorder(timeline.grid->bars, range.begin);
  const auto lastBar = barBorder(timeline.grid->bars, range.end);
  if (firstBar && lastBar && *lastBar > *firstBar)
    return {SnapUnit::Bar, static_cast<int>(*lastBar - *firstBar)};
  const auto firstBeat = indexOn(timeline.grid->beats, range.begin, timeOfBeat);
  const auto lastBeat = indexOn(timeline.grid->beats, range.end, timeOfBeat);
  if (firstBeat && lastBeat && *lastBeat > *firstBeat)
    return {SnapUnit::Beat, static_cast<int>(*lastBeat - *firstBeat)};
  return {};
}

}  // namespace barline::ui
