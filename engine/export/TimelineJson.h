#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "engine/export/JsonSink.h"
#include "engine/model/Timeline.h"
#include "engine/pipeline/Runner.h"

namespace barline::exporting {

/// Number of the JSON's layout; raised when a field changes its meaning or goes away.
inline constexpr int kTimelineJsonSchema = 1;

/// The timeline of one track as JSON, version 1 (resources/schemas/timeline.schema.json).
///
/// Times are seconds rounded to the millisecond, other figures to three decimals (chroma: four; features of
/// bars: six significant digits); a curve's step is exact, as it is multiplied. What is not known is absent,
/// never null; a curve with a value that is not a number is left out as a whole.
///
/// Derived here: `accuracy` of a beat is 1 − |transient_time − beat_time| / 1 s, not below 0;
/// `average_bar_duration` is the mean distance between downbeats without a pause between; a pick-up (bar 0)
/// is no downbeat and not counted in `total_bars`; `total_chord_changes` counts every change of the label;
/// `harmonic_rhythm` counts a chord that only changes its bass as the same one and is "slow" below 0.5
/// changes a bar, "fast" above 1.5, else "moderate"; `camelot` and `open_key` are the key's positions on
/// those wheels; `timing` is CPU seconds of decoding and of each step that was computed.
///
/// @param report of the analysis that made the timeline: its times, and the problems of steps that failed
/// @param peakMemory largest resident size of the process in megabytes (10⁶ bytes), where known
[[nodiscard]] nlohmann::ordered_json timelineJson(const model::Timeline& timeline,
                                                  const pipeline::AnalysisReport& report,
                                                  std::optional<double> peakMemory = {});

/// The same member by member.
void putTimeline(JsonSink& json, const model::Timeline& timeline, const pipeline::AnalysisReport& report,
                 std::optional<double> peakMemory = {});

}  // namespace barline::exporting
