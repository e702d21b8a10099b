#pragma once

#include "engine/model/TimeRange.h"
#include "engine/model/Timeline.h"

namespace barline::exporting {

/// A stretch of a timeline.
///
/// Beats and transients of the stretch stay, and bars that begin in it, with what belongs to them (their
/// chord, their features); spans and the last bar are cut at its ends; curves keep the values whose time lies
/// in it. Figures of the whole track (measures, global key and tempo) stay what they are. Where times begin
/// with the stretch, the waveform is cut to whole peaks and the source's duration is the stretch's; else both
/// are the whole track's.
/// @param range within the track @param fromStretch whether times begin with the stretch, not with the file
[[nodiscard]] model::Timeline clipped(const model::Timeline& timeline, const model::TimeRange& range,
                                      bool fromStretch);

}  // namespace barline::exporting
