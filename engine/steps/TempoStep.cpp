#include "engine/steps/TempoStep.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>
#include <vector>

#include "engine/steps/rhythm/SteadySpans.h"

namespace barline::steps {
namespace {

constexpr double kSameTempo = 0.01;  // spans within 1 % belong to one tempo
constexpr double kUnstable = 0.25;   // mean deviation, in beats, at which stability is 0
constexpr double kLocalReach = 4.0;  // beats to either side that a local tempo is taken from
constexpr double kLocalStep = 0.5;   // s

/// Beats that follow each other without a pause, at least 2.
struct PulseRun {
  std::vector<double> times;  ///< seconds
  rhythm::LineFit lines{times};
};

std::vector<PulseRun> runsOf(const std::vector<model::Beat>& beats) {
  std::vector<PulseRun> runs;
  std::vector<double> times;
  for (std::size_t i = 0; i < beats.size(); ++i) {
    times.push_back(beats[i].time);
    if (!model::pausesAfter(beats, i)) continue;
    if (times.size() >= 2) runs.push_back({times});
    times.clear();
  }
  return runs;
}

/// How far intervals deviate from their period.
class Deviation {
 public:
  void add(std::span<const double> times, double period) {
    for (std::size_t i = 1; i < times.size(); ++i) sum_ += std::abs((times[i] - times[i - 1]) / period - 1.0);
    intervals_ += static_cast<double>(times.size() - 1);
  }

  /// 1 − their mean, in quarters of a beat.
  [[nodiscard]] double stability() const {
    return std::clamp(1.0 - sum_ / std::max(intervals_, 1.0) / kUnstable, 0.0, 1.0);
  }

 private:
  double sum_{};
  double intervals_{};
};

/// A stretch of the track in one tempo, which pauses may interrupt.
struct Span {
  model::TimeRange range;
  double period{};  ///< seconds a beat
  double weight{};  ///< inverse variance of the period, up to a factor
  double beats{};
  std::vector<std::span<const double>> times;  ///< of its beats and the next, for each part without a pause
};

bool isSameTempo(double periodA, double periodB) {
  return std::abs(periodA / periodB - 1.0) <= kSameTempo;
}

/// Appends a span; where only the beats' phase jumped and the tempo stayed, neighbours are one span.
void append(std::vector<Span>& spans, Span span) {
  if (spans.empty() || !isSameTempo(span.period, spans.back().period)) {
    spans.push_back(std::move(span));
    return;
  }
  Span& before = spans.back();
  const double weight = before.weight + span.weight;
  before.period = (before.weight * before.period + span.weight * span.period) / weight;
  before.weight = weight;
  before.beats += span.beats;
  before.range.end = span.range.end;
  before.times.insert(before.times.end(), span.times.begin(), span.times.end());
}

/// The beat on which a tempo changes lies on both lines: it is the first of the new one.
void beginOnChange(const PulseRun& run, std::vector<std::size_t>& bounds) {
  for (std::size_t i = 1; i + 1 < bounds.size(); ++i) {
    const std::size_t first = bounds[i];
    const double before = run.lines.fit(bounds[i - 1], first).slope;
    const double after = run.lines.fit(first, bounds[i + 1]).slope;
    const double interval = run.times[first] - run.times[first - 1];
    if (std::abs(interval - after) < std::abs(interval - before)) --bounds[i];
  }
}

/// @param bounds of its spans, as steadySpans() gives them
void appendSpans(std::vector<Span>& spans, const PulseRun& run, std::vector<std::size_t> bounds) {
  beginOnChange(run, bounds);
  for (std::size_t i = 0; i + 1 < bounds.size(); ++i) {
    const std::size_t first = bounds[i];
    const std::size_t last = std::min(bounds[i + 1], run.times.size() - 1);
    const auto beats = static_cast<double>(bounds[i + 1] - first);
    append(spans, {{run.times[first], run.times[last]},
                   run.lines.fit(first, bounds[i + 1]).slope,
                   beats * beats * beats,
                   beats,
                   {std::span(run.times).subspan(first, last + 1 - first)}});
  }
}

/// The tempo that most beats are in, from all spans of that tempo; long ones know it best.
double globalPeriod(const std::vector<Span>& spans) {
  double most = 0.0;
  double period = 0.0;
  for (const Span& candidate : spans) {
    double beats = 0.0;
    double weights = 0.0;
    double sum = 0.0;
    for (const Span& span : spans) {
      if (!isSameTempo(span.period, candidate.period)) continue;
      beats += span.beats;
      weights += span.weight;
      sum += span.weight * span.period;
    }
    if (beats <= most) continue;
    most = beats;
    period = sum / weights;
  }
  return period;
}

/// Tempo of the line through the beats around `time`, which lies within the run. @param next the first beat
/// after `time`, or the last of all
double tempoAt(double time, const PulseRun& run, std::size_t next) {
  const std::vector<double>& times = run.times;
  const double position =
      static_cast<double>(next - 1) + (time - times[next - 1]) / (times[next] - times[next - 1]);
  const auto from = static_cast<std::size_t>(std::max(std::ceil(position - kLocalReach), 0.0));
  const auto to = std::min(static_cast<std::size_t>(std::floor(position + kLocalReach)) + 1, times.size());
  return 60.0 / run.lines.fit(from, to).slope;
}

/// The tempo at each step; in a pause that of the nearer side.
model::Curve localTempo(const std::vector<PulseRun>& runs) {
  model::Curve curve{runs.front().times.front(), kLocalStep, "BPM", {}};
  auto run = runs.begin();
  std::size_t next = 1;
  for (double time = curve.start; time <= runs.back().times.back();
       time = curve.start + kLocalStep * static_cast<double>(curve.values.size())) {
    const auto isNearer = [&](const PulseRun& other) {
      return other.times.front() - time < time - run->times.back();
    };
    while (run + 1 != runs.end() && isNearer(*(run + 1))) {
      ++run;
      next = 1;
    }
    const double within = std::clamp(time, run->times.front(), run->times.back());
    while (next + 1 < run->times.size() && run->times[next] <= within) ++next;
    curve.values.push_back(static_cast<float>(tempoAt(within, *run, next)));
  }
  return curve;
}

}  // namespace

pipeline::StepDeclaration TempoStep::declaration() {
  return {.id = "tempo",
          .version = 2,
          .title = BARLINE_STEP_TEXT("Step", "Tempo"),
          .summary = BARLINE_STEP_TEXT(
              "Step", "Global tempo, spans of steady tempo and the local tempo, from the beats."),
          .parameters = {},
          .relativeCost = 3.0};
}

model::TempoMap TempoStep::run(const model::BeatGrid& grid, const pipeline::Parameters& /*parameters*/,
                               pipeline::StepContext& context) const {
  context.checkpoint(0.0);
  model::TempoMap map;
  map.local.unit = "BPM";
  map.local.step = kLocalStep;
  const std::vector<PulseRun> runs = runsOf(grid.beats);
  if (runs.empty()) return map;

  std::vector<Span> spans;
  double progress = 0.0;
  for (const PulseRun& run : runs) {
    const double share = 0.8 * static_cast<double>(run.times.size()) / static_cast<double>(grid.beats.size());
    appendSpans(spans, run,
                rhythm::steadySpans(run.lines, run.times.size(), context, progress, progress + share));
    progress += share;
  }
  const double period = globalPeriod(spans);
  Deviation ofTrack;
  for (const Span& span : spans) {
    Deviation ofSpan;
    for (const auto times : span.times) {
      ofSpan.add(times, span.period);
      ofTrack.add(times, period);
    }
    map.spans.push_back({span.range, 60.0 / span.period, ofSpan.stability()});
  }
  map.bpm = 60.0 / period;
  map.stability = ofTrack.stability();
  map.local = localTempo(runs);
  context.checkpoint(1.0);
  return map;
}

}  // namespace barline::steps
