#pragma once

#include <string>
#include <vector>

#include "engine/performance/RunRecord.h"

namespace barline::performance {

struct MedianStep {
  std::string id;
  double wallSeconds{};
  double cpuSeconds{};
  std::size_t runs{};  ///< that computed it

  bool operator==(const MedianStep&) const = default;
};

/// Memory through a run: the end of each slice in seconds, and MiB.
struct MemoryPoint {
  double seconds{};
  double mebibytes{};

  bool operator==(const MemoryPoint&) const = default;
};

/// What is usual for several runs: the median of each figure by itself.
struct MedianRun {
  std::size_t runs{};  ///< it is made from; 0 = nothing is known
  double wallSeconds{};
  double cpuSeconds{};
  double realTimeFactor{};
  double parallelSpeedUp{};
  double peakMebibytes{};
  std::vector<MedianStep> steps;    ///< in the order of the latest run's
  std::vector<MemoryPoint> memory;  ///< empty where no run has a trace

  /// Null where no run computed such a step.
  [[nodiscard]] const MedianStep* find(const std::string& step) const;
};

[[nodiscard]] MedianRun medianRun(const std::vector<RunRecord>& runs);

/// How much memory there was, where it was looked at; slices nobody looked at are passed over.
[[nodiscard]] std::vector<MemoryPoint> memoryOver(const pipeline::RunTrace& trace);

/// At a time, interpolated; the first or last value outside. @param points at least one, in order of time
[[nodiscard]] double memoryAt(const std::vector<MemoryPoint>& points, double seconds);

}  // namespace barline::performance
