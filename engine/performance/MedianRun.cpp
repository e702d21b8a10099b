#include "engine/performance/MedianRun.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/model/Median.h"

namespace barline::performance {
namespace {

constexpr std::size_t kMemoryPoints = 200;

double medianOf(const std::vector<RunRecord>& runs, double (RunRecord::*figure)() const) {
  std::vector<double> values;
  for (const RunRecord& run : runs) values.push_back((run.*figure)());
  return model::median(std::move(values));
}

double medianOf(const std::vector<RunRecord>& runs, double RunRecord::*figure) {
  std::vector<double> values;
  for (const RunRecord& run : runs) values.push_back(run.*figure);
  return model::median(std::move(values));
}

std::vector<MedianStep> medianSteps(const std::vector<RunRecord>& runs) {
  std::vector<MedianStep> steps;
  for (const StepFigures& step : runs.back().steps) {
    std::vector<double> wall;
    std::vector<double> cpu;
    for (const RunRecord& run : runs) {
      const StepFigures* const figures = run.find(step.id);
      if (figures == nullptr || figures->state != pipeline::StepState::Computed) continue;
      wall.push_back(figures->wallSeconds);
      cpu.push_back(figures->cpuSeconds);
    }
    if (wall.empty()) continue;
    const std::size_t count = wall.size();
    steps.push_back({step.id, model::median(std::move(wall)), model::median(std::move(cpu)), count});
  }
  return steps;
}

std::vector<MemoryPoint> medianMemory(const std::vector<RunRecord>& runs) {
  std::vector<std::vector<MemoryPoint>> curves;
  std::vector<double> lengths;
  for (const RunRecord& run : runs) {
    if (!run.trace) continue;
    std::vector<MemoryPoint> curve = memoryOver(*run.trace);
    if (curve.empty()) continue;
    curves.push_back(std::move(curve));
    lengths.push_back(run.wallSeconds);
  }
  std::vector<MemoryPoint> middle;
  if (curves.empty()) return middle;
  const double length = model::median(lengths);
  for (std::size_t i = 0; i <= kMemoryPoints; ++i) {
    // Each run's own course, stretched to one length: what belongs together lies on top of each other.
    const double place = static_cast<double>(i) / static_cast<double>(kMemoryPoints);
    std::vector<double> values;
    for (std::size_t run = 0; run < curves.size(); ++run)
      values.push_back(memoryAt(curves[run], place * lengths[run]));
    middle.push_back({place * length, model::median(std::move(values))});
  }
  return middle;
}

}  // namespace

const MedianStep* MedianRun::find(const std::string& step) const {
  const auto found = std::ranges::find(steps, step, &MedianStep::id);
  return found == steps.end() ? nullptr : &*found;
}

MedianRun medianRun(const std::vector<RunRecord>& runs) {
  MedianRun middle;
  if (runs.empty()) return middle;
  middle.runs = runs.size();
  middle.wallSeconds = medianOf(runs, &RunRecord::wallSeconds);
  middle.cpuSeconds = medianOf(runs, &RunRecord::cpuSeconds);
  middle.realTimeFactor = medianOf(runs, &RunRecord::realTimeFactor);
  middle.parallelSpeedUp = medianOf(runs, &RunRecord::parallelSpeedUp);
  middle.peakMebibytes = medianOf(runs, &RunRecord::peakMebibytes);
  middle.steps = medianSteps(runs);
  middle.memory = medianMemory(runs);
  return middle;
}

std::vector<MemoryPoint> memoryOver(const pipeline::RunTrace& trace) {
  std::vector<MemoryPoint> points;
  for (std::size_t i = 0; i < trace.mebibytes.size(); ++i) {
    if (trace.mebibytes[i] > 0.0F)
      points.push_back(
          {static_cast<double>(i + 1) * trace.sliceSeconds, static_cast<double>(trace.mebibytes[i])});
  }
  return points;
}

double memoryAt(const std::vector<MemoryPoint>& points, double seconds) {
  const auto after = std::ranges::lower_bound(points, seconds, {}, &MemoryPoint::seconds);
  if (after == points.begin()) return points.front().mebibytes;
  if (after == points.end()) return points.back().mebibytes;
  const MemoryPoint& before = *std::prev(after);
  return std::lerp(before.mebibytes, after->mebibytes,
                   (seconds - before.seconds) / (after->seconds - before.seconds));
}

}  // namespace barline::performance
