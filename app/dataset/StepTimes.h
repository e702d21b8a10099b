#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <span>

#include "engine/performance/RunRecord.h"
#include "engine/pipeline/Runner.h"

namespace barline::app {

/// Times of steps in a track's JSON. An analysis from the cache took no time: what its steps took when they
/// were computed stands in the library, which remembers runs.
/// @param json of timelineJson(); its "timing" and, where nothing was computed, "performance_metrics" change
/// @param runs of the same audio, the oldest first
void addEarlierTimes(nlohmann::ordered_json& json, const pipeline::AnalysisReport& report,
                     std::span<const performance::RunRecord> runs);

/// The same from the JSON that an earlier run of the dataset left. Nothing changes where `json` has times of
/// its own, or the file cannot be read.
void keepTimes(nlohmann::ordered_json& json, const std::filesystem::path& earlier);

}  // namespace barline::app
