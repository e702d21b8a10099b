#pragma once

#include "engine/export/report/Report.h"
#include "engine/model/Timeline.h"

namespace barline::exporting::reports {

/// The chords of a track bar by bar, under the names of its sections. Empty where there are no bars or no
/// chords. A chord that begins less than an eighth of a bar before or after a bar's begin counts from there.
[[nodiscard]] ChordSheet chordSheet(const model::Timeline& timeline, const model::TimeRange& range);

}  // namespace barline::exporting::reports
