#pragma once

#include <vector>

#include "engine/model/BeatGrid.h"
#include "engine/model/TimeRange.h"

namespace barline::exporting::picture {

/// How a timeline is broken into lines, as music is.
struct SystemBreaks {
  int bars{16};        ///< in a line; at least 1
  double seconds{20};  ///< the length of a line where there are no bars
};

/// The lines of a track, ascending and touching; together they are `range`. A line begins with a bar; what
/// lies before the first bar and after the last has a line of its own where it is long, and is a part of the
/// neighbouring one otherwise. A line that pauses make much longer than the others is broken again.
/// @param grid may be null
[[nodiscard]] std::vector<model::TimeRange> systemsOf(const model::BeatGrid* grid,
                                                      const model::TimeRange& range,
                                                      const SystemBreaks& breaks);

/// `breaks` with as many bars (doubled) and seconds in a line as it takes for a track to have at most
/// `lines`.
[[nodiscard]] SystemBreaks fittingBreaks(const model::BeatGrid* grid, const model::TimeRange& range,
                                         SystemBreaks breaks, std::size_t lines);

}  // namespace barline::exporting::picture
