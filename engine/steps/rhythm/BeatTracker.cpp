#include "engine/steps/rhythm/BeatTracker.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "engine/steps/rhythm/Tempogram.h"

namespace barline::steps::rhythm {
namespace {

// Log-likelihood of a beat on a frame: half of pulse − cost, in units of the local root mean square. Most
// musical accents lie well above 1, what lies between beats below. Half, because neighbouring beats of one
// rhythm are no independent evidence; a stretch of syncopation shall not turn the grid over.
constexpr float kBeatCost = 1.0f;
constexpr float kStrongestPulse = 3.0f;
constexpr float kIndependence = 0.5f;

// A weak log-normal prior around 105 BPM, for each beat and (twice the width's weight) for the first one.
constexpr double kPriorBpm = 105.0;
constexpr double kPriorOctaves = 0.8;
constexpr float kPriorWeight = 0.1f;
constexpr float kFirstPriorWeight = 2.0f;

// Change of interval from beat to beat: normal in log time, exponential beyond four deviations, so that a
// played pulse breathes and a new tempo stays possible. One frame is free: an interval with a fraction takes
// turns.
constexpr double kIntervalDeviation = 0.025;
constexpr double kLongTail = 2.0;
constexpr double kFreeChange = 1.0;  // frames
constexpr double kLargestChange = 0.12;

// Beyond the largest gradual change: a new tempo at once, whichever.
constexpr float kNewTempo = -30.0f;

constexpr float kImpossible = -1e30f;

struct Transition {
  std::size_t firstFrom{};   ///< index of the first earlier interval
  std::vector<float> score;  ///< of it and the following ones
};

struct Intervals {
  std::size_t shortest{};  ///< frames
  std::size_t count{};     ///< consecutive
  [[nodiscard]] std::size_t at(std::size_t index) const { return shortest + index; }
  [[nodiscard]] std::size_t longest() const { return shortest + count - 1; }
};

Intervals makeIntervals(const TempoRange& range, double frameRate) {
  const double minute = 60.0 * frameRate;
  const auto shortest =
      std::max<std::size_t>(static_cast<std::size_t>(std::floor(minute / range.maximum)), 2);
  const auto longest = std::max(static_cast<std::size_t>(std::ceil(minute / range.minimum)), shortest);
  return {shortest, longest - shortest + 1};
}

std::vector<Transition> makeTransitions(const Intervals& intervals) {
  std::vector<Transition> transitions(intervals.count);
  for (std::size_t to = 0; to < intervals.count; ++to) {
    Transition& transition = transitions[to];
    for (std::size_t from = 0; from < intervals.count; ++from) {
      const std::size_t frames = std::max(to, from) - std::min(to, from);
      const auto shorter = static_cast<double>(intervals.at(std::min(to, from)));
      const double change = std::log1p(std::max(static_cast<double>(frames) - kFreeChange, 0.0) / shorter);
      if (change > kLargestChange) continue;
      const double deviations = change / kIntervalDeviation;
      if (transition.score.empty()) transition.firstFrom = from;
      transition.score.push_back(
          static_cast<float>(-std::min(0.5 * deviations * deviations, kLongTail * deviations)));
    }
  }
  return transitions;
}

std::vector<float> makePrior(const Intervals& intervals, double frameRate) {
  std::vector<float> prior(intervals.count);
  for (std::size_t i = 0; i < prior.size(); ++i) {
    const double bpm = 60.0 * frameRate / static_cast<double>(intervals.at(i));
    const double octaves = std::log2(bpm / kPriorBpm) / kPriorOctaves;
    prior[i] = static_cast<float>(-0.5 * octaves * octaves);
  }
  return prior;
}

/// Viterbi from beat to beat. A row holds, for a beat on some frame, the best score of all paths that end
/// there, for each interval to come.
class BeatPath {
 public:
  BeatPath(const PulseSignal& pulse, const Intervals& intervals)
      : pulse_(pulse.values),
        intervals_(intervals),
        prior_(makePrior(intervals, pulse.frameRate)),
        transitions_(makeTransitions(intervals)),
        rows_((intervals.longest() + 1) * intervals.count, kImpossible),
        from_(pulse.values.size() * intervals.count),
        arrived_(intervals.count) {}

  void advance(std::size_t frame, std::span<const float> salience) {
    const float beat = beatScore(frame);
    for (std::size_t i = 0; i < intervals_.count; ++i) {
      const std::size_t interval = intervals_.at(i);
      const float before = frame >= interval ? row(frame - interval)[i] : kFirstPriorWeight * prior_[i];
      arrived_[i] = before + kIndependence * (beat + salience[i] - 1.0f + kPriorWeight * prior_[i]);
    }
    const auto likeliest = std::ranges::max_element(arrived_);
    const float newTempo = *likeliest + kNewTempo;
    const auto newTempoFrom = static_cast<std::uint16_t>(likeliest - arrived_.begin());
    float* const next = row(frame);
    std::uint16_t* const from = &from_[frame * intervals_.count];
    for (std::size_t to = 0; to < intervals_.count; ++to) {
      const Transition& transition = transitions_[to];
      const float* const arrived = arrived_.data() + transition.firstFrom;
      next[to] = newTempo;
      from[to] = newTempoFrom;
      for (std::size_t i = 0; i < transition.score.size(); ++i) {
        const float score = arrived[i] + transition.score[i];
        if (score <= next[to]) continue;
        next[to] = score;
        from[to] = static_cast<std::uint16_t>(transition.firstFrom + i);
      }
    }
  }

  /// The best path whose next beat would lie beyond the end.
  [[nodiscard]] std::vector<std::size_t> best() {
    const std::size_t frames = pulse_.size();
    std::size_t frame = 0;
    std::size_t interval = 0;
    float score = -std::numeric_limits<float>::infinity();
    for (std::size_t i = 0; i < intervals_.count; ++i) {
      const std::size_t first = frames - std::min(intervals_.at(i), frames);
      for (std::size_t last = first; last < frames; ++last) {
        if (row(last)[i] <= score) continue;
        score = row(last)[i];
        frame = last;
        interval = i;
      }
    }
    std::vector<std::size_t> path{frame};
    for (;;) {
      interval = from_[frame * intervals_.count + interval];
      if (frame < intervals_.at(interval)) break;
      frame -= intervals_.at(interval);
      path.push_back(frame);
    }
    std::ranges::reverse(path);
    return path;
  }

 private:
  /// A beat need not be exact to the frame, so neighbours count half.
  [[nodiscard]] float beatScore(std::size_t frame) const {
    const float left = frame > 0 ? pulse_[frame - 1] : 0.0f;
    const float right = frame + 1 < pulse_.size() ? pulse_[frame + 1] : 0.0f;
    return std::min(0.5f * pulse_[frame] + 0.25f * (left + right), kStrongestPulse) - kBeatCost;
  }
  /// Only as many rows are kept as the longest interval reaches back.
  [[nodiscard]] float* row(std::size_t frame) {
    return &rows_[frame % (intervals_.longest() + 1) * intervals_.count];
  }

  const std::vector<float>& pulse_;
  Intervals intervals_;
  std::vector<float> prior_;
  std::vector<Transition> transitions_;
  std::vector<float> rows_;
  std::vector<std::uint16_t> from_;
  std::vector<float> arrived_;
};

}  // namespace

std::vector<std::size_t> trackBeats(const PulseSignal& pulse, const TempoRange& range,
                                    pipeline::StepContext& context) {
  if (pulse.values.empty()) return {};
  const Intervals intervals = makeIntervals(range, pulse.frameRate);
  const Tempogram tempogram = makeTempogram(pulse, intervals.shortest, intervals.count, context);
  BeatPath path(pulse, intervals);
  const std::size_t frames = pulse.values.size();
  for (std::size_t frame = 0; frame < frames; ++frame) {
    if (frame % 1024 == 0)
      context.checkpoint(0.3 + 0.6 * static_cast<double>(frame) / static_cast<double>(frames));
    path.advance(frame, tempogram.at(frame));
  }
  return path.best();
}

}  // namespace barline::steps::rhythm
