#include "engine/steps/TempoStep.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <vector>

namespace barline::steps {
namespace {

constexpr std::size_t kShortestSpan = 8;  // beats
constexpr double kBeatDeviation = 0.012;  // s; what players and onset detection leave in a steady tempo
constexpr double kSpanPenalty = 40.0;     // for one more span, in squared deviations
constexpr double kSameTempo = 0.01;       // spans within 1 % belong to one tempo
constexpr double kUnstable = 0.25;        // mean deviation, in beats, at which stability is 0
constexpr double kLocalReach = 4.0;       // beats to either side that a local tempo is taken from
constexpr double kLocalStep = 0.5;        // s

/// Sums from which the straight line through any stretch of beats follows at once. They are kept of what is
/// left after the line from the first to the last beat is taken off, or their differences would lose their
/// digits.
class LineFit {
 public:
  /// @param times at least 2
  explicit LineFit(std::span<const double> times)
      : meanInterval_((times.back() - times.front()) / static_cast<double>(times.size() - 1)),
        sums_(times.size() + 1) {
    for (std::size_t i = 0; i < times.size(); ++i) {
      const auto x = static_cast<double>(i);
      const double y = times[i] - times.front() - meanInterval_ * x;
      sums_[i + 1] = {sums_[i].y + y, sums_[i].xy + x * y, sums_[i].yy + y * y};
    }
  }

  struct Line {
    double slope{};         ///< seconds a beat
    double squaredError{};  ///< sum, s²
  };

  /// Of beats [from, to), at least 2.
  [[nodiscard]] Line fit(std::size_t from, std::size_t to) const {
    const auto n = static_cast<double>(to - from);
    const double first = static_cast<double>(from);
    const double y = sums_[to].y - sums_[from].y;
    const double xy = sums_[to].xy - sums_[from].xy;
    const double yy = sums_[to].yy - sums_[from].yy;
    const double meanX = first + 0.5 * (n - 1.0);
    const double varianceX = n * (n * n - 1.0) / 12.0;
    const double covariance = xy - meanX * y;
    const double slope = covariance / varianceX;
    return {meanInterval_ + slope, std::max(yy - y * y / n - slope * covariance, 0.0)};
  }

 private:
  struct Sums {
    double y{};
    double xy{};
    double yy{};
  };
  double meanInterval_;
  std::vector<Sums> sums_;
};

/// First beats of the spans, then the number of beats. In long tracks spans begin at multiples of a few beats
/// only, which bounds the work.
std::vector<std::size_t> partition(const LineFit& lines, std::size_t beats, pipeline::StepContext& context) {
  const std::size_t step = beats / 4000 + 1;
  std::vector<std::size_t> ends;
  for (std::size_t end = 0; end < beats; end += step) ends.push_back(end);
  ends.push_back(beats);
  std::vector<double> cost(ends.size(), std::numeric_limits<double>::infinity());
  std::vector<std::size_t> from(ends.size());
  cost[0] = 0.0;
  for (std::size_t e = 1; e < ends.size(); ++e) {
    if (e % 64 == 0) context.checkpoint(0.8 * static_cast<double>(e) / static_cast<double>(ends.size()));
    for (std::size_t b = 0; b < e && ends[e] - ends[b] >= std::min(kShortestSpan, beats); ++b) {
      const double error = lines.fit(ends[b], ends[e]).squaredError / (kBeatDeviation * kBeatDeviation);
      const double total = cost[b] + error + kSpanPenalty;
      if (total >= cost[e]) continue;
      cost[e] = total;
      from[e] = b;
    }
  }
  std::vector<std::size_t> bounds;
  for (std::size_t e = ends.size() - 1; e > 0; e = from[e]) bounds.push_back(ends[e]);
  bounds.push_back(0);
  std::ranges::reverse(bounds);
  return bounds;
}

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
  const std::vector<std::size_t> bounds = partition(lines, times.size(), context);
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
