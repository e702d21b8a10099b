#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/performance/MedianRun.h"
#include "engine/performance/RunRecord.h"
#include "engine/performance/StepHistory.h"

namespace barline::performance {

/// A run held against others of the same audio. Immutable once shared.
struct RunComparison {
  RunRecord run;
  std::vector<RunRecord> history;      ///< comparable runs, the oldest first, the run itself the last
  std::int64_t against{};              ///< the one run it is held against; 0 = the median of those before it
  MedianRun usual;                     ///< of what it is held against; usual.runs 0 = there is nothing
  std::vector<std::string> slower;     ///< steps that became slower than their history: see slowerSteps()
  std::optional<UsualTime> usualWall;  ///< of the whole runs before; absent where they are too few
  std::optional<RunRecord> overlay;    ///< laid over it
};

/// So many of the runs before it make what is usual.
inline constexpr std::size_t kHistoryRuns = 30;

/// @param runs all of one audio, the oldest first @param run id of one of them
/// @param against id of another, 0 = the median of those before it
/// @param overlay a run to be laid over it, of this audio or not
/// @return nothing where there is no such run
[[nodiscard]] std::optional<RunComparison> compareRun(const std::vector<RunRecord>& runs, std::int64_t run,
                                                      std::int64_t against = 0,
                                                      std::optional<RunRecord> overlay = {});

/// Runs that differ from others in versions or settings, and what is usual for them.
struct RunGroup {
  std::string program;  ///< version of Barline
  std::vector<std::string>
      traits;              ///< steps by which it differs from the group before: "chords 4", "beats …"
  std::int64_t firstAt{};  ///< milliseconds since 1970, UTC
  std::int64_t lastAt{};
  MedianRun usual;
};

/// Comparable runs but for their settings, by version of Barline, versions of steps and settings, in the
/// order in which each came first.
/// @param runs all of one audio, the oldest first @param like only those on its machine, with its threads
[[nodiscard]] std::vector<RunGroup> runGroups(const std::vector<RunRecord>& runs, const RunRecord& like);

}  // namespace barline::performance
