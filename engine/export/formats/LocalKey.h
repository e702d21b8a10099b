#pragma once

#include "engine/model/Timeline.h"

namespace barline::exporting {

/// The key by which chords at `time` (seconds) are spelled: that of the stretch, else the track's, else C
/// major.
[[nodiscard]] model::MusicalKey localKey(const model::Timeline& timeline, double time);

}  // namespace barline::exporting
