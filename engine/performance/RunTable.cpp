#include "engine/performance/RunTable.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <ctime>
#include <nlohmann/json.hpp>
#include <optional>

namespace barline::performance {
namespace {

using Json = nlohmann::ordered_json;

std::string fixed(double value, int decimals) {
  std::array<char, 64> text{};
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, decimals);
  return {text.data(), end.ptr};
}

std::string quoted(const std::string& text) {
  if (text.find_first_of("\",\r\n") == std::string::npos) return text;
  std::string made = "\"";
  for (const char letter : text) {
    if (letter == '"') made += '"';
    made += letter;
  }
  return made + '"';
}

std::string line(const std::vector<std::string>& cells) {
  std::string made;
  for (const std::string& cell : cells) {
    if (!made.empty()) made += ',';
    made += quoted(cell);
  }
  return made + "\r\n";
}

/// "2026-11-21T18:42:05Z" (ISO 8601).
std::string timeText(std::int64_t milliseconds) {
  const std::time_t seconds = static_cast<std::time_t>(milliseconds / 1000);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  std::array<char, 32> text{};
  const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {text.data(), length};
}

std::string padded(const std::string& text, std::size_t width) {
  return text.size() >= width ? text : text + std::string(width - text.size(), ' ');
}

std::string right(const std::string& text, std::size_t width) {
  return text.size() >= width ? text : std::string(width - text.size(), ' ') + text;
}

double rounded(double value) {
  return std::round(value * 1e6) / 1e6;
}

/// Seconds of each run's step, smallest and largest.
std::pair<double, double> extremes(const std::vector<RunRecord>& runs, const std::string& step) {
  std::vector<double> seconds;
  for (const StepPoint& point : stepPoints(runs, step, StepTime::Wall)) seconds.push_back(point.seconds);
  const auto [least, most] = std::ranges::minmax(seconds);
  return {least, most};
}

Json runObject(const RunRecord& run) {
  Json object{{"ended_at", timeText(run.endedAt)},
              {"analysis_time", rounded(run.wallSeconds)},
              {"cpu_time", rounded(run.cpuSeconds)},
              {"realtime_factor", rounded(run.realTimeFactor())},
              {"parallel_speedup", rounded(run.parallelSpeedUp())},
              {"peak_memory_mb", rounded(run.peakMebibytes())},
              {"cache_hits", run.cacheHits()}};
  Json& steps = object["steps"] = Json::array();
  for (const StepFigures& step : run.steps) {
    steps.push_back({{"step", step.id},
                     {"version", step.version},
                     {"state", stateName(step.state)},
                     {"wall", rounded(step.wallSeconds)},
                     {"cpu", rounded(step.cpuSeconds)},
                     {"begin", rounded(step.beginSeconds)},
                     {"end", rounded(step.endSeconds)},
                     {"peak_memory_mb", rounded(step.peakMebibytes)}});
  }
  return object;
}

}  // namespace

const char* stateName(pipeline::StepState state) {
  using enum pipeline::StepState;
  switch (state) {
    case Computed:
      return "computed";
    case Cached:
      return "cached";
    case Failed:
      return "failed";
    case Blocked:
      return "blocked";
    case Cancelled:
      return "cancelled";
    default:
      return "waiting";
  }
}

std::string runCsv(const RunRecord& run, const MedianRun& usual) {
  std::string text = line({"step", "version", "state", "wall_s", "cpu_s", "median_wall_s", "change_percent",
                           "begin_s", "end_s", "peak_mib"});
  for (const StepFigures& step : run.steps) {
    const MedianStep* const middle = usual.find(step.id);
    const bool compared =
        middle != nullptr && middle->wallSeconds > 0.0 && step.state == pipeline::StepState::Computed;
    text += line({step.id, std::to_string(step.version), stateName(step.state), fixed(step.wallSeconds, 6),
                  fixed(step.cpuSeconds, 6), middle == nullptr ? "" : fixed(middle->wallSeconds, 6),
                  compared ? fixed(100.0 * (step.wallSeconds / middle->wallSeconds - 1.0), 1) : "",
                  fixed(step.beginSeconds, 6), fixed(step.endSeconds, 6), fixed(step.peakMebibytes, 1)});
  }
  return text;
}

std::string comparisonCsv(const MedianRun& one, const std::string& oneName, const MedianRun& other,
                          const std::string& otherName) {
  std::string text = line({"step", oneName + " wall_s", oneName + " cpu_s", otherName + " wall_s",
                           otherName + " cpu_s", "change_percent"});
  std::vector<std::string> ids;
  for (const MedianRun* run : {&one, &other}) {
    for (const MedianStep& step : run->steps)
      if (std::ranges::find(ids, step.id) == ids.end()) ids.push_back(step.id);
  }
  for (const std::string& id : ids) {
    const MedianStep* const before = one.find(id);
    const MedianStep* const after = other.find(id);
    const bool both = before != nullptr && after != nullptr && before->wallSeconds > 0.0;
    text += line({id, before ? fixed(before->wallSeconds, 6) : "", before ? fixed(before->cpuSeconds, 6) : "",
                  after ? fixed(after->wallSeconds, 6) : "", after ? fixed(after->cpuSeconds, 6) : "",
                  both ? fixed(100.0 * (after->wallSeconds / before->wallSeconds - 1.0), 1) : ""});
  }
  return text;
}

std::string historyCsv(const std::vector<StepPoint>& points) {
  std::string text = line({"ended_at", "seconds", "step_version", "barline"});
  for (const StepPoint& point : points) {
    text += line(
        {timeText(point.endedAt), fixed(point.seconds, 6), std::to_string(point.version), point.program});
  }
  return text;
}

std::string runsTable(const std::vector<RunRecord>& runs) {
  const MedianRun middle = medianRun(runs);
  double sum = 0.0;
  for (const MedianStep& step : middle.steps) sum += step.cpuSeconds;
  std::string text = padded("step", 20) + right("wall s", 10) + right("CPU s", 10) + right("of CPU", 9) +
                     right("fastest", 10) + right("slowest", 10) + '\n';
  for (const MedianStep& step : middle.steps) {
    const auto [least, most] = extremes(runs, step.id);
    text += padded(step.id, 20) + right(fixed(step.wallSeconds, 4), 10) +
            right(fixed(step.cpuSeconds, 4), 10) +
            right(sum > 0.0 ? fixed(100.0 * step.cpuSeconds / sum, 1) + " %" : "", 9) +
            right(fixed(least, 4), 10) + right(fixed(most, 4), 10) + '\n';
  }
  const RunRecord& last = runs.back();
  text += '\n' + padded("analysis", 20) + fixed(middle.wallSeconds, 3) + " s for " +
          fixed(last.audioSeconds, 3) + " s of audio, " + fixed(middle.realTimeFactor, 0) + "× real time\n";
  text += padded("processor", 20) + fixed(middle.cpuSeconds, 3) + " s of CPU, " +
          fixed(middle.parallelSpeedUp, 2) + "× over wall time, " + std::to_string(last.threads) +
          (last.threads == 1 ? " thread\n" : " threads\n");
  text += padded("memory", 20) + fixed(middle.peakMebibytes, 0) + " MiB at most\n";
  text += padded("runs", 20) + std::to_string(runs.size()) +
          (runs.size() > 1 ? ", the medians are shown\n" : "\n");
  return text;
}

std::string runsJson(const std::vector<RunRecord>& runs) {
  const RunRecord& last = runs.back();
  const MedianRun middle = medianRun(runs);
  Json object{{"barline", last.program},
              {"machine", last.machine},
              {"threads", last.threads},
              {"file", last.file.filename().string()},
              {"audio_seconds", rounded(last.audioSeconds)}};
  Json& medians = object["median"] = {{"analysis_time", rounded(middle.wallSeconds)},
                                      {"cpu_time", rounded(middle.cpuSeconds)},
                                      {"realtime_factor", rounded(middle.realTimeFactor)},
                                      {"parallel_speedup", rounded(middle.parallelSpeedUp)},
                                      {"peak_memory_mb", rounded(middle.peakMebibytes)}};
  Json& steps = medians["steps"] = Json::array();
  for (const MedianStep& step : middle.steps)
    steps.push_back(
        {{"step", step.id}, {"wall", rounded(step.wallSeconds)}, {"cpu", rounded(step.cpuSeconds)}});
  Json& each = object["runs"] = Json::array();
  for (const RunRecord& run : runs) each.push_back(runObject(run));
  return object.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace barline::performance
