#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/performance/RunRecord.h"

namespace barline::performance {

/// What a step usually takes, seconds.
struct UsualTime {
  double median{};
  double low{};   ///< median − what is still chance
  double high{};  ///< median + the same

  bool operator==(const UsualTime&) const = default;
};

/// Fewer runs tell nothing of what is usual.
inline constexpr std::size_t kFewestRuns = 5;

/// From times of comparable runs: the median and three robust standard deviations (see spread()) to both
/// sides, but at least 5 % and half a millisecond, below which a difference interests nobody.
/// @return nothing below kFewestRuns
[[nodiscard]] std::optional<UsualTime> usualTime(const std::vector<double>& seconds);

enum class StepTime : unsigned char { Wall, Cpu };

/// One step in one run of a history.
struct StepPoint {
  std::int64_t run{};
  std::int64_t endedAt{};  ///< milliseconds since 1970, UTC
  double seconds{};
  int version{};        ///< of the step
  std::string program;  ///< version of Barline

  bool operator==(const StepPoint&) const = default;
};

/// A step through comparable runs, the oldest first; runs that did not compute it are not among them.
[[nodiscard]] std::vector<StepPoint> stepPoints(const std::vector<RunRecord>& runs, const std::string& step,
                                                StepTime time);

/// What a history says of its latest run.
struct StepVerdict {
  std::optional<UsualTime> usual;  ///< of the runs before it became slower; absent where they are too few
  bool slower{};                   ///< the latest run lies above what is usual
  double change{};                 ///< latest ÷ median − 1; 0 where nothing is usual
  std::size_t since{};             ///< index of the first of the latest runs that all are slower; slower only
  bool newStepVersion{};           ///< the step's version changed with that run
  bool newProgram{};               ///< Barline's version changed with that run
};

/// Whether a step became slower than its own past. Robust: up to half of the runs may be slower, for whatever
/// reason, without becoming what is usual, and a single slow run long ago changes nothing.
/// @param points of comparable runs, the oldest first
[[nodiscard]] StepVerdict judge(const std::vector<StepPoint>& points);

/// Ids of the steps that the latest run shows slower than their past, both by the clock and by the processor
/// time: where only the clock says so, the machine was busy with something else.
/// @param runs comparable, the oldest first
[[nodiscard]] std::vector<std::string> slowerSteps(const std::vector<RunRecord>& runs);

}  // namespace barline::performance
