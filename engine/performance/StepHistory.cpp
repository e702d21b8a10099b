#include "engine/performance/StepHistory.h"

#include <algorithm>

#include "engine/model/Median.h"
#include "engine/performance/Quantile.h"

namespace barline::performance {
namespace {

constexpr double kDeviations = 3.0;
constexpr double kLeastShare = 0.05;
constexpr double kLeastSeconds = 0.0005;

std::vector<double> secondsOf(const std::vector<StepPoint>& points, std::size_t count) {
  std::vector<double> seconds;
  for (std::size_t i = 0; i < count; ++i) seconds.push_back(points[i].seconds);
  return seconds;
}

/// Index of the first of the latest runs that all lie above `high`.
std::size_t firstAbove(const std::vector<StepPoint>& points, double high) {
  std::size_t first = points.size();
  while (first > 0 && points[first - 1].seconds > high) --first;
  return first;
}

}  // namespace

std::optional<UsualTime> usualTime(const std::vector<double>& seconds) {
  if (seconds.size() < kFewestRuns) return std::nullopt;
  const double middle = model::median(seconds);
  const double reach = std::max({kDeviations * spread(seconds), kLeastShare * middle, kLeastSeconds});
  return UsualTime{middle, std::max(0.0, middle - reach), middle + reach};
}

std::vector<StepPoint> stepPoints(const std::vector<RunRecord>& runs, const std::string& step,
                                  StepTime time) {
  std::vector<StepPoint> points;
  for (const RunRecord& run : runs) {
    const StepFigures* const figures = run.find(step);
    if (figures == nullptr || figures->state != pipeline::StepState::Computed) continue;
    points.push_back({run.id, run.endedAt,
                      time == StepTime::Wall ? figures->wallSeconds : figures->cpuSeconds, figures->version,
                      run.program});
  }
  return points;
}

StepVerdict judge(const std::vector<StepPoint>& points) {
  StepVerdict verdict;
  if (points.empty()) return verdict;
  verdict.usual = usualTime(secondsOf(points, points.size()));
  if (!verdict.usual) return verdict;
  verdict.since = firstAbove(points, verdict.usual->high);
  // Without the slower ones what is usual comes out narrower, which may show more of them.
  if (const auto before = usualTime(secondsOf(points, verdict.since));
      verdict.since < points.size() && before) {
    verdict.usual = before;
    verdict.since = firstAbove(points, before->high);
  }
  const StepPoint& latest = points.back();
  verdict.slower = verdict.since < points.size();
  if (verdict.usual->median > 0.0) verdict.change = latest.seconds / verdict.usual->median - 1.0;
  if (verdict.slower && verdict.since > 0) {
    const StepPoint& first = points[verdict.since];
    const StepPoint& last = points[verdict.since - 1];
    verdict.newStepVersion = first.version != last.version;
    verdict.newProgram = first.program != last.program;
  }
  return verdict;
}

std::vector<std::string> slowerSteps(const std::vector<RunRecord>& runs) {
  std::vector<std::string> slower;
  if (runs.empty()) return slower;
  for (const StepFigures& step : runs.back().steps) {
    if (step.state != pipeline::StepState::Computed) continue;
    if (judge(stepPoints(runs, step.id, StepTime::Wall)).slower &&
        judge(stepPoints(runs, step.id, StepTime::Cpu)).slower)
      slower.push_back(step.id);
  }
  return slower;
}

}  // namespace barline::performance
