#pragma once

#include "engine/model/Timeline.h"
#include "engine/pipeline/Runner.h"

namespace barline::test {

/// Three bars of 4/4 at 120 BPM after a pick-up of one beat, with a chord for each, all parts filled by hand.
[[nodiscard]] model::Timeline sampleTimeline();

/// The report of an analysis that decoded, computed "beats" and "chords", and failed at "key".
[[nodiscard]] pipeline::AnalysisReport sampleReport();

}  // namespace barline::test
