#pragma once

#include <string>
#include <vector>

#include "engine/performance/MedianRun.h"
#include "engine/performance/RunRecord.h"
#include "engine/performance/StepHistory.h"

/// Runs as text for other programs and for a terminal. Numbers in the C locale, times in seconds, memory in
/// MiB; CSV after RFC 4180 with a line of names.
namespace barline::performance {

/// "computed", "cached", …: as the tables and JSON call it.
[[nodiscard]] const char* stateName(pipeline::StepState state);

/// A line for each step: what it took, what is usual and by how much it differs.
[[nodiscard]] std::string runCsv(const RunRecord& run, const MedianRun& usual);

/// A line for each step with its median times in two groups of runs, such as two versions.
[[nodiscard]] std::string comparisonCsv(const MedianRun& one, const std::string& oneName,
                                        const MedianRun& other, const std::string& otherName);

/// A line for each run of a step's history.
[[nodiscard]] std::string historyCsv(const std::vector<StepPoint>& points);

/// For people: medians over comparable runs of one file, a line for each step that was computed.
/// @param runs at least one
[[nodiscard]] std::string runsTable(const std::vector<RunRecord>& runs);

/// {"barline", "machine", "threads", "file", "audio_seconds", "median": {…}, "runs": […]}, indented.
/// @param runs at least one, of one file
[[nodiscard]] std::string runsJson(const std::vector<RunRecord>& runs);

}  // namespace barline::performance
