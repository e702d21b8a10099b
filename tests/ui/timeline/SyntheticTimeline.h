#pragma once

#include <memory>

#include "engine/model/Timeline.h"

namespace barline::test {

/// A timeline as an analysis of a rock song at 95 BPM in D major might give it, made by rule: sections of
/// different strength, a break with doubtful beats and chords, a doubtful change to D minor. The same at
/// every call.
[[nodiscard]] std::shared_ptr<const model::Timeline> syntheticTimeline(double seconds);

}  // namespace barline::test
