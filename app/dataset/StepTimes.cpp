#include "app/dataset/StepTimes.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <ranges>

namespace barline::app {
namespace {

using Json = nlohmann::ordered_json;
using performance::RunRecord;
using performance::StepFigures;
using pipeline::StepState;

double milliseconds(double seconds) {
  return std::round(seconds * 1000.0) / 1000.0;
}

bool madeHere(const StepFigures& made, const pipeline::StepReport& step) {
  return made.state == StepState::Computed && made.version == step.version &&
         made.parameters == step.parameters;
}

/// Of the latest run that computed what the cache had. Null where none is remembered.
const StepFigures* earlierFigures(std::span<const RunRecord> runs, const pipeline::StepReport& step) {
  for (const RunRecord& run : runs | std::views::reverse) {
    const StepFigures* const made = run.find(step.id);
    if (made != nullptr && madeHere(*made, step)) return made;
  }
  return nullptr;
}

/// The latest run of which nothing came from a cache. Null where none is remembered.
const RunRecord* wholeRun(std::span<const RunRecord> runs) {
  const auto isWhole = [](const RunRecord& run) { return run.cacheHits() == 0 && run.wallSeconds > 0.0; };
  const auto found = std::ranges::find_if(runs.rbegin(), runs.rend(), isWhole);
  return found == runs.rend() ? nullptr : &*found;
}

}  // namespace

void addEarlierTimes(Json& json, const pipeline::AnalysisReport& report, std::span<const RunRecord> runs) {
  const Json computed = json.value("timing", Json::object());
  const RunRecord* const whole = report.decoded ? nullptr : wholeRun(runs);
  Json timing = Json::object();
  if (computed.contains(pipeline::kDecoding)) timing[pipeline::kDecoding] = computed[pipeline::kDecoding];
  if (whole != nullptr) {
    if (const StepFigures* const decoding = whole->find(pipeline::kDecoding))
      timing[pipeline::kDecoding] = milliseconds(decoding->cpuSeconds);
    json["performance_metrics"] = {{"analysis_time", milliseconds(whole->wallSeconds)},
                                   {"realtime_factor", milliseconds(whole->realTimeFactor())},
                                   {"parallel_speedup", milliseconds(whole->parallelSpeedUp())}};
  }
  for (const pipeline::StepReport& step : report.steps) {
    if (computed.contains(step.id)) {
      timing[step.id] = computed[step.id];
    } else if (step.state == StepState::Cached) {
      if (const StepFigures* const made = earlierFigures(runs, step))
        timing[step.id] = milliseconds(made->cpuSeconds);
    }
  }
  json["timing"] = std::move(timing);
}

void keepTimes(Json& json, const std::filesystem::path& earlier) {
  if (!json.contains("timing") || !json["timing"].empty()) return;
  std::ifstream stream(earlier);
  const Json old = Json::parse(stream, nullptr, false);
  if (!old.is_object()) return;
  for (const char* const field : {"performance_metrics", "timing", "memory"}) {
    if (old.contains(field)) json[field] = old[field];
  }
}

}  // namespace barline::app
