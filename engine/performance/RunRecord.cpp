#include "engine/performance/RunRecord.h"

#include <algorithm>
#include <fstream>
#include <thread>

namespace barline::performance {
namespace {

using pipeline::StepState;

StepFigures decodingFigures(const pipeline::AnalysisReport& report) {
  StepFigures figures{.id = pipeline::kDecoding, .version = 1, .parameters = {}};
  figures.wallSeconds = report.decodeBusySeconds;
  figures.cpuSeconds = report.decodeSeconds;
  if (!report.trace) return figures;
  const pipeline::RunTrace& trace = *report.trace;
  const auto isDecoding = [&](const pipeline::RunTrace::Work& work) {
    return trace.parts[work.part] == pipeline::kDecoding;
  };
  const auto first = std::ranges::find_if(trace.work, isDecoding);
  if (first == trace.work.end()) return figures;
  figures.beginSeconds = first->slice * trace.sliceSeconds;
  for (const pipeline::RunTrace::Work& work : trace.work) {
    if (!isDecoding(work)) continue;
    figures.endSeconds = (work.slice + 1) * trace.sliceSeconds;
    figures.peakMebibytes = std::max(figures.peakMebibytes, static_cast<double>(trace.mebibytes[work.slice]));
  }
  return figures;
}

StepFigures figuresOf(const pipeline::StepReport& step) {
  return {.id = step.id,
          .version = step.version,
          .parameters = step.parameters,
          .state = step.state,
          .wallSeconds = step.busySeconds,
          .cpuSeconds = step.cpuSeconds,
          .beginSeconds = step.beginSeconds,
          .endSeconds = step.beginSeconds + step.wallSeconds,
          .peakMebibytes = step.peakMebibytes};
}

}  // namespace

double RunRecord::realTimeFactor() const {
  return wallSeconds > 0.0 ? audioSeconds / wallSeconds : 0.0;
}

double RunRecord::parallelSpeedUp() const {
  return wallSeconds > 0.0 ? cpuSeconds / wallSeconds : 0.0;
}

double RunRecord::peakMebibytes() const {
  double peak = 0.0;
  for (const StepFigures& step : steps) peak = std::max(peak, step.peakMebibytes);
  if (trace)
    for (const float value : trace->mebibytes) peak = std::max(peak, static_cast<double>(value));
  return peak;
}

int RunRecord::cacheHits() const {
  return static_cast<int>(std::ranges::count(steps, StepState::Cached, &StepFigures::state));
}

const StepFigures* RunRecord::find(const std::string& step) const {
  const auto found = std::ranges::find(steps, step, &StepFigures::id);
  return found == steps.end() ? nullptr : &*found;
}

RunRecord recordOf(const pipeline::AnalysisReport& report, const RunCircumstances& circumstances) {
  RunRecord run;
  run.fingerprint = report.source->fingerprint;
  run.file = report.source->path;
  run.title = !circumstances.title.empty() ? circumstances.title : report.source->title;
  run.audioSeconds = report.source->duration;
  run.endedAt = circumstances.endedAt;
  run.program = circumstances.program;
  run.machine = circumstances.machine;
  run.threads = report.threads;
  run.besides = report.besides;
  run.usedCache = report.usedCache;
  run.queued = circumstances.queued;
  run.wallSeconds = report.wallSeconds;
  run.cpuSeconds = report.cpuSeconds;
  if (report.decoded) run.steps.push_back(decodingFigures(report));
  for (const pipeline::StepReport& step : report.steps) run.steps.push_back(figuresOf(step));
  run.trace = report.trace;
  return run;
}

bool isTelling(const pipeline::AnalysisReport& report) {
  return report.source && report.problem.empty() && !report.cancelled &&
         !report.source->fingerprint.empty() &&
         std::ranges::find(report.steps, StepState::Computed, &pipeline::StepReport::state) !=
             report.steps.end();
}

std::string settingsOf(const RunRecord& run) {
  std::vector<std::string> lines;
  for (const StepFigures& step : run.steps) {
    if (step.id != pipeline::kDecoding) lines.push_back(step.id + ' ' + step.parameters + '\n');
  }
  std::ranges::sort(lines);
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

bool isComparable(const RunRecord& one, const RunRecord& other) {
  return one.fingerprint == other.fingerprint && one.machine == other.machine &&
         one.threads == other.threads && (one.besides > 0) == (other.besides > 0) &&
         settingsOf(one) == settingsOf(other);
}

std::string machineName() {
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  std::string name = "processor";
  std::ifstream processors("/proc/cpuinfo");
  for (std::string line; std::getline(processors, line);) {
    if (!line.starts_with("model name")) continue;
    const std::size_t colon = line.find(": ");
    if (colon != std::string::npos) name = line.substr(colon + 2);
    break;
  }
  name += ", " + std::to_string(cores) + (cores == 1 ? " core" : " cores");
  return name;
}

}  // namespace barline::performance
