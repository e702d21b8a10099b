#include "engine/steps/TempoStep.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "engine/steps/rhythm/SteadySpans.h"

namespace barline::steps {
namespace {

using rhythm::LineFit;

constexpr double kSameTempo = 0.01;  // spans within 1 % belong to one tempo
constexpr double kUnstable = 0.25;   // mean deviation, in beats, at which stability is 0
constexpr double kLocalReach = 4.0;  // beats to either side that a local tempo is taken from
constexpr double kLocalStep = 0.5;   // s

/// 1 − mean deviation of the intervals from `period`, in quarters of it.
double stability(std::span<const double> times, double period) {
  double sum = 0.0;
  for (std::size_t i = 1; i < times.size(); ++i) sum += std::abs((times[i] - times[i - 1]) / period - 1.0);
  return std::clamp(1.0 - sum / static_cast<double>(times.size() - 1) / kUnstable, 0.0, 1.0);
}

/// A stretch of beats [first, end) in one tempo.
struct Span {
  std::size_t first{};
  std::size_t end{};
  double period{};  ///< seconds a beat
  double weight{};  ///< inverse variance of the period, up to a factor

  [[nodiscard]] double beats() const { return static_cast<double>(end - first); }
};

bool isSameTempo(double periodA, double periodB) {
  return std::abs(periodA / periodB - 1.0) <= kSameTempo;
}

/// Spans of the partition; where only the beats' phase jumped and the tempo stayed, neighbours are one span.
std::vector<Span> makeSpans(const std::vector<std::size_t>& bounds, const LineFit& lines) {
  std::vector<Span> spans;
  for (std::size_t i = 0; i + 1 < bounds.size(); ++i) {
    Span span{bounds[i], bounds[i + 1], lines.fit(bounds[i], bounds[i + 1]).slope, 0.0};
    span.weight = span.beats() * span.beats() * span.beats();
    if (spans.empty() || !isSameTempo(span.period, spans.back().period)) {
      spans.push_back(span);
      continue;
    }
    Span& before = spans.back();
    const double weight = before.weight + span.weight;
    before.period = (before.weight * before.period + span.weight * span.period) / weight;
    before.weight = weight;
    before.end = span.end;
  }
  return spans;
}

/// The median tempo over beats, refined by all spans of that tempo; long ones know it best.
double globalPeriod(std::vector<Span> spans) {
  std::ranges::sort(spans, {}, &Span::period);
  double all = 0.0;
  for (const Span& span : spans) all += span.beats();
  double passed = 0.0;
  double median = spans.back().period;
  for (const Span& span : spans) {
    passed += span.beats();
    if (passed < 0.5 * all) continue;
    median = span.period;
    break;
  }
  double weights = 0.0;
  double sum = 0.0;
  for (const Span& span : spans) {
    if (!isSameTempo(span.period, median)) continue;
    weights += span.weight;
    sum += span.weight * span.period;
  }
  return sum / weights;
}

/// Tempo of the line through the beats around each step; beats are numbered on across any gap.
model::Curve localTempo(std::span<const double> times, const LineFit& lines) {
  model::Curve curve{times.front(), kLocalStep, "BPM", {}};
  std::size_t next = 1;
  for (double time = curve.start; time <= times.back();
       time = curve.start + kLocalStep * static_cast<double>(curve.values.size())) {
    while (next + 1 < times.size() && times[next] <= time) ++next;
    const double position =
        static_cast<double>(next - 1) + (time - times[next - 1]) / (times[next] - times[next - 1]);
    const auto from = static_cast<std::size_t>(std::max(std::ceil(position - kLocalReach), 0.0));
    const auto to = std::min(static_cast<std::size_t>(std::floor(position + kLocalReach)) + 1, times.size());
    curve.values.push_back(static_cast<float>(60.0 / lines.fit(from, to).slope));
  }
  return curve;
}

}  // namespace

pipeline::StepDeclaration TempoStep::declaration() {
  return {.id = "tempo",
          .version = 1,
          .title = BARLINE_STEP_TEXT("Step", "Tempo"),
          .summary = BARLINE_STEP_TEXT(
              "Step", "Global tempo, spans of steady tempo and the local tempo, from the beats."),
          .parameters = {},
          .relativeCost = 3.0};
}

model::TempoMap TempoStep::run(const model::BeatGrid& grid, const pipeline::Parameters& /*parameters*/,
                               pipeline::StepContext& context) const {
  context.checkpoint(0.0);
  std::vector<double> times;
  for (const model::Beat& beat : grid.beats) times.push_back(beat.time);
  model::TempoMap map;
  map.local.unit = "BPM";
  map.local.step = kLocalStep;
  if (times.size() < 2) return map;

  const LineFit lines(times);
  const std::vector<std::size_t> bounds = rhythm::steadySpans(lines, times.size(), context, 0.0, 0.8);
  const std::vector<Span> spans = makeSpans(bounds, lines);
  for (const Span& span : spans) {
    const std::size_t last = std::min(span.end, times.size() - 1);
    const auto stretch = std::span<const double>(times).subspan(span.first, last + 1 - span.first);
    map.spans.push_back(
        {{stretch.front(), stretch.back()}, 60.0 / span.period, stability(stretch, span.period)});
  }
  const double period = globalPeriod(spans);
  map.bpm = 60.0 / period;
  map.stability = stability(times, period);
  map.local = localTempo(times, lines);
  context.checkpoint(1.0);
  return map;
}

}  // namespace barline::steps
