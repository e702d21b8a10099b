#pragma once

#include <vector>

#include "engine/model/Timeline.h"

/// Where the edges of a selection may lie: plain arithmetic, no widget.
namespace barline::ui {

/// What a selection is made of.
enum class SnapUnit : unsigned char { Off, Beat, Bar, Section };

/// Borders of the units, ascending and distinct, seconds: the track's begin and end among them. Empty for Off
/// and where the timeline has no such units: then every time is as good as another.
[[nodiscard]] std::vector<double> snapPoints(const model::Timeline& timeline, SnapUnit unit, double duration);

/// The point next to `time`; `time` itself where there are none.
[[nodiscard]] double nearestPoint(const std::vector<double>& points, double time);

/// The point `count` points after (or, negative, before) `time`, at most the last or first one. Without
/// points: `time` moved by `step` seconds for each.
[[nodiscard]] double pointAway(const std::vector<double>& points, double time, int count, double step);

/// The unit that holds a time. Empty range where there are no points.
[[nodiscard]] model::TimeRange unitAt(const std::vector<double>& points, double time);

/// Every unit that a drag from one time to another touches; a time within `reach` seconds of a border counts
/// as on it. Without points: what lies between them.
[[nodiscard]] model::TimeRange touchedUnits(const std::vector<double>& points, double from, double to,
                                            double reach);

/// What a range is, counted in its largest whole units.
struct RangeCount {
  SnapUnit unit{SnapUnit::Off};  ///< Bar or Beat where both ends lie on such borders; else Off
  int count{};                   ///< of units; 0 for Off

  bool operator==(const RangeCount&) const = default;
};
[[nodiscard]] RangeCount countOf(const model::Timeline& timeline, const model::TimeRange& range);

}  // namespace barline::ui
