#pragma once

#include "engine/model/TimeRange.h"
#include "engine/model/Timeline.h"

namespace barline::exporting {

/// A stretch of a timeline, its times less `origin` seconds.
///
/// Beats and transients of the stretch stay, and bars that begin in it, with what belongs to them (their
/// chord, their features); spans and the last bar are cut at its ends; curves keep the values whose time lies
/// in it. Figures of the whole track (measures, global key and tempo) stay what they are. The waveform is cut
/// to whole peaks where the origin is the stretch's begin, and is the whole track's where it is 0.
/// The source's duration is the stretch's where the origin is its begin.
/// @param range within the track @param origin 0 or range.begin
[[nodiscard]] model::Timeline clipped(const model::Timeline& timeline, const model::TimeRange& range,
                                      double origin);

}  // namespace barline::exporting
