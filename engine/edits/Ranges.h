#pragma once

#include <algorithm>
#include <vector>

#include "engine/model/Edit.h"
#include "engine/model/TimeRange.h"

namespace barline::edits {

/// The ranges have time in common.
[[nodiscard]] inline bool overlap(const model::TimeRange& a, const model::TimeRange& b) {
  return a.begin < b.end && b.begin < a.end;
}

/// What is left of `range` outside `taken`: none, one or two pieces.
[[nodiscard]] std::vector<model::TimeRange> without(const model::TimeRange& range,
                                                    const model::TimeRange& taken);

/// `ranges`, in order and apart, with another one; what touches becomes one.
[[nodiscard]] std::vector<model::TimeRange> including(const std::vector<model::TimeRange>& ranges,
                                                      const model::TimeRange& range);

/// `ranges`, in order and apart, as far as they lie outside `range`.
[[nodiscard]] std::vector<model::TimeRange> excluding(const std::vector<model::TimeRange>& ranges,
                                                      const model::TimeRange& range);

/// Spans (anything with a range) as far as they lie in `range`, cut to it.
template <class Span>
[[nodiscard]] std::vector<Span> clipped(const std::vector<Span>& spans, const model::TimeRange& range) {
  std::vector<Span> result;
  for (const Span& span : spans) {
    if (!overlap(span.range, range)) continue;
    result.push_back(span);
    result.back().range = {std::max(span.range.begin, range.begin), std::min(span.range.end, range.end)};
  }
  return result;
}

/// The beats in `range` and the metres of the bars that begin in it.
[[nodiscard]] model::GridPatch gridPatchOf(const model::BeatGrid& grid, const model::TimeRange& range);

/// Whether the grid has the patch's beats and metres in `range` already. Bars before the patch's first metre
/// may have any: a pick-up has its own.
[[nodiscard]] bool isInUse(const model::GridPatch& patch, const model::BeatGrid& grid,
                           const model::TimeRange& range);

}  // namespace barline::edits
