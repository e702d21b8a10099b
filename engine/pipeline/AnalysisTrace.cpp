// What AnalysisJob tells its TraceRecorder.

#include <algorithm>

#include "engine/pipeline/AnalysisJob.h"

namespace barline::pipeline {
namespace {

// Indices into the parts of the trace; the steps follow.
constexpr std::size_t kDecodingPart = 0;
constexpr std::size_t kKeepingPart = 1;
constexpr std::size_t kFirstStepPart = 2;

}  // namespace

std::vector<std::string> AnalysisJob::traceParts() const {
  std::vector<std::string> parts{kDecoding, kKeeping};
  for (const PlannedStep& step : plan_) parts.push_back(step.entry->declaration.id);
  return parts;
}

void AnalysisJob::noteDecoding(const Usage& usage) {
  report_.decodeSeconds += usage.cpuSeconds;
  report_.decodeBusySeconds += usage.busySeconds;
  trace_.add(kDecodingPart, std::this_thread::get_id(), usage.firstWork, usage.lastWork, usage.peakMebibytes);
}

void AnalysisJob::noteKeeping(const Usage& usage) {
  otherCpuSeconds_ += usage.cpuSeconds;
  trace_.add(kKeepingPart, std::this_thread::get_id(), usage.firstWork, usage.lastWork, usage.peakMebibytes);
}

void AnalysisJob::noteStep(std::size_t index, const Usage& usage) {
  steps_[index].usage.add(usage);
  report_.besides = std::max(report_.besides, surroundings_.underWay.load() - 1);
  trace_.add(kFirstStepPart + index, std::this_thread::get_id(), usage.firstWork, usage.lastWork,
             usage.peakMebibytes);
}

void AnalysisJob::noteMemory(Usage::Clock::time_point now) {
  if (trace_.wantsMemory(now)) trace_.addMemory(now, surroundings_.resident.mebibytes());
}

}  // namespace barline::pipeline
