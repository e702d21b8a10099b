#include "engine/steps/rhythm/MetreModel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

#include "engine/steps/rhythm/PulseRoles.h"

namespace barline::steps::rhythm {
namespace {

struct Metre {
  int beats;
  double prior;  ///< log-probability for each beat, up to a constant
};

constexpr std::array<Metre, 4> kMetres{{{2, -0.375}, {3, -0.15}, {4, 0.0}, {5, -0.45}}};
constexpr std::array<int, 3> kPulsesPerBeat{1, 2, 4};
constexpr double kFirstBarWeight = 13.0;  // of the metre's prior, once, for the track's first bar

// Log-probability of another metre at a bar line, between bars of two and four and between others, and of
// another level of the beat.
constexpr float kMetreChange = -8.0f;
constexpr float kRareMetreChange = -10.0f;
constexpr float kLevelChange = -20.0f;
constexpr double kSameLevel = 0.35;     // octaves by which beats may change their interval at a bar line
constexpr std::size_t kLevelReach = 8;  // pulses to either side of the bar line that this is taken from

constexpr double kPriorBpm = 105.0;
constexpr double kPriorOctaves = 0.8;
constexpr double kPriorWeight = 0.1;  // for each pulse
constexpr double kOtherLevel =
    -0.05;  // for each pulse: the tempogram's level is likelier than half and double of it
constexpr double kRangeTolerance = 1.03;  // playing about a tempo on the edge
constexpr std::size_t kTempoReach = 8;    // pulses to either side that the local tempo is taken from

// Pulses are far from independent of each other: what holds for one bar of a loop holds for all. The most
// likely path is not touched by that, but its probability is.
constexpr double kIndependence = 0.15;

// Mean variance of the tracked beats' onset strengths, which together with the pulses between have about 1.
constexpr double kAlike = 0.05;

constexpr float kImpossible = -1e30f;

/// Index in kPulsesPerBeat.
constexpr std::size_t levelIndex(int pulsesPerBeat) {
  return static_cast<std::size_t>(pulsesPerBeat / 2);
}

struct BarShape {
  int beats{};
  int pulsesPerBeat{};
  double prior{};
  std::size_t firstState{};
  [[nodiscard]] std::size_t pulses() const { return static_cast<std::size_t>(beats * pulsesPerBeat); }
  [[nodiscard]] std::size_t lastState() const { return firstState + pulses() - 1; }
};

std::vector<BarShape> makeShapes() {
  std::vector<BarShape> shapes;
  std::size_t state = 0;
  for (const int pulsesPerBeat : kPulsesPerBeat) {
    for (const Metre& metre : kMetres) {
      shapes.push_back({metre.beats, pulsesPerBeat, metre.prior, state});
      state += shapes.back().pulses();
    }
  }
  return shapes;
}

float metreChange(const BarShape& before, const BarShape& after) {
  if (before.beats == after.beats) return 0.0f;
  return before.beats % 2 == 0 && after.beats % 2 == 0 ? kMetreChange : kRareMetreChange;
}

PulseRole roleOf(const BarShape& shape, std::size_t place) {
  const int pulse = static_cast<int>(place);
  if (pulse == 0) return PulseRole::Downbeat;
  if (pulse % shape.pulsesPerBeat == 0) {
    return shape.beats == 4 && pulse == 2 * shape.pulsesPerBeat ? PulseRole::MiddleOfFour : PulseRole::Beat;
  }
  return pulse % shape.pulsesPerBeat * 2 == shape.pulsesPerBeat ? PulseRole::Half : PulseRole::Quarter;
}

/// Mean interval of the pulses around each, seconds.
std::vector<double> localIntervals(std::span<const double> pulses) {
  std::vector<double> intervals(pulses.size());
  for (std::size_t i = 0; i < pulses.size(); ++i) {
    const std::size_t from = i - std::min(i, kTempoReach);
    const std::size_t to = std::min(i + kTempoReach, pulses.size() - 1);
    intervals[i] = (pulses[to] - pulses[from]) / static_cast<double>(to - from);
  }
  return intervals;
}

/// At a bar line, for each number of pulses a beat before and after it: log-probability of such a change.
class LevelChanges {
 public:
  explicit LevelChanges(std::span<const double> pulses) : pulses_(pulses) {}

  /// For a bar line at `pulse`, 1 up.
  void update(std::size_t pulse) {
    const std::size_t from = pulse - std::min(pulse, kLevelReach);
    const std::size_t to = std::min(pulse + kLevelReach, pulses_.size() - 1);
    double octaves = 0.0;
    if (to > pulse) {
      const double before = (pulses_[pulse] - pulses_[from]) / static_cast<double>(pulse - from);
      const double after = (pulses_[to] - pulses_[pulse]) / static_cast<double>(to - pulse);
      octaves = std::log2(after / before);
    }
    for (std::size_t before = 0; before < kPulsesPerBeat.size(); ++before) {
      for (std::size_t after = 0; after < kPulsesPerBeat.size(); ++after) {
        // 1, 2 and 4 pulses a beat are as many octaves apart as their indices.
        const double change = octaves + static_cast<double>(after) - static_cast<double>(before);
        scores_[before][after] = std::abs(change) <= kSameLevel ? 0.0f : kLevelChange;
      }
    }
  }
  [[nodiscard]] float at(int pulsesPerBeatBefore, int pulsesPerBeatAfter) const {
    return scores_[levelIndex(pulsesPerBeatBefore)][levelIndex(pulsesPerBeatAfter)];
  }

 private:
  std::span<const double> pulses_;
  std::array<std::array<float, kPulsesPerBeat.size()>, kPulsesPerBeat.size()> scores_{};
};

/// Whether all tracked beats (every other pulse) sound alike, as a metronome's do. Nothing then tells which
/// of them are the stronger ones.
bool beatsSoundAlike(std::span<const PulseFeatures> features) {
  double variances = 0.0;
  for (std::size_t band = PulseFeatures::FirstBand; band < PulseFeatures::kCount; ++band) {
    double sum = 0.0;
    double squares = 0.0;
    double count = 0.0;
    for (std::size_t i = 0; i < features.size(); i += 2) {
      const double value = features[i].values[band];
      sum += value;
      squares += value * value;
      count += 1.0;
    }
    variances += squares / count - sum / count * sum / count;
  }
  return variances < kAlike * static_cast<double>(model::OnsetActivation::kBands);
}

/// For each pulse: log-likelihood of what is heard at it and of the tempo, for each role at each level.
class Observations {
 public:
  Observations(std::span<const double> pulses, std::span<const PulseFeatures> features,
               const TempoRange& range)
      : features_(features),
        intervals_(localIntervals(pulses)),
        range_(range),
        onlyTrackedLevel_(beatsSoundAlike(features)) {}

  void update(std::size_t pulse) {
    for (std::size_t level = 0; level < kPulsesPerBeat.size(); ++level) {
      const float tempo = tempoScore(pulse, kPulsesPerBeat[level]);
      for (std::size_t role = 0; role < kRoles; ++role) {
        values_[level][role] =
            tempo + logLikelihood(features_[pulse], static_cast<PulseRole>(role), kPulsesPerBeat[level]);
      }
    }
  }
  [[nodiscard]] float at(int pulsesPerBeat, PulseRole role) const {
    return values_[levelIndex(pulsesPerBeat)][static_cast<std::size_t>(role)];
  }

 private:
  static constexpr std::size_t kRoles = 5;

  [[nodiscard]] float tempoScore(std::size_t pulse, int pulsesPerBeat) const {
    const double bpm = 60.0 / (intervals_[pulse] * pulsesPerBeat);
    const bool inRange = bpm * kRangeTolerance >= range_.minimum && bpm <= range_.maximum * kRangeTolerance;
    if (pulsesPerBeat != 2 && (onlyTrackedLevel_ || !inRange)) return kImpossible;
    const double octaves = std::log2(bpm / kPriorBpm) / kPriorOctaves;
    const double level = pulsesPerBeat == 2 ? 0.0 : kOtherLevel;
    return static_cast<float>(level - 0.5 * kPriorWeight * octaves * octaves);
  }

  std::span<const PulseFeatures> features_;
  std::vector<double> intervals_;
  TempoRange range_;
  bool onlyTrackedLevel_;
  std::array<std::array<float, kRoles>, kPulsesPerBeat.size()> values_{};
};

float logSum(float a, float b) {
  const float high = std::max(a, b);
  return high <= kImpossible ? kImpossible : high + std::log1p(std::exp(std::min(a, b) - high));
}

/// Shifts log-probabilities so that the highest is 0: single precision is finest there.
void keepNearZero(std::vector<float>& scores) {
  const float highest = *std::ranges::max_element(scores);
  for (float& score : scores) score = std::max(score - highest, kImpossible);
}

/// Viterbi and forward-backward over the places in bars. Within a bar there is one way on, so only bar lines
/// choose.
class MetreChain {
 public:
  MetreChain(Observations observations, std::span<const double> pulses)
      : observations_(std::move(observations)),
        levels_(pulses),
        pulses_(pulses.size()),
        shapes_(makeShapes()) {
    for (std::size_t shape = 0; shape < shapes_.size(); ++shape) {
      for (std::size_t place = 0; place < shapes_[shape].pulses(); ++place) {
        states_.push_back({shape, place, roleOf(shapes_[shape], place)});
      }
    }
    for (const BarShape& before : shapes_) {
      for (const BarShape& after : shapes_) changes_.push_back(metreChange(before, after));
    }
  }

  /// A state for each pulse.
  [[nodiscard]] std::vector<std::size_t> viterbi(pipeline::StepContext& context) {
    std::vector<float> score = firstScores();
    std::vector<float> next(states_.size());
    std::vector<std::uint8_t> shapeBefore(pulses_ * shapes_.size());
    for (std::size_t pulse = 0; pulse < pulses_; ++pulse) {
      if (pulse % 256 == 0)
        context.checkpoint(0.9 + 0.04 * static_cast<double>(pulse) / static_cast<double>(pulses_));
      if (pulse > 0) {
        levels_.update(pulse);
        std::copy(score.begin(), score.end() - 1, next.begin() + 1);
        for (std::size_t after = 0; after < shapes_.size(); ++after) {
          float best = -std::numeric_limits<float>::infinity();
          for (std::size_t before = 0; before < shapes_.size(); ++before) {
            const float candidate = score[shapes_[before].lastState()] + change(before, after);
            if (candidate <= best) continue;
            best = candidate;
            shapeBefore[pulse * shapes_.size() + after] = static_cast<std::uint8_t>(before);
          }
          next[shapes_[after].firstState] = best;
        }
        std::swap(score, next);
      }
      addObservations(pulse, score, 1.0f);
      keepNearZero(score);
    }
    std::vector<std::size_t> path(pulses_);
    auto state = static_cast<std::size_t>(std::ranges::max_element(score) - score.begin());
    for (std::size_t pulse = pulses_; pulse-- > 0;) {
      path[pulse] = state;
      const State& now = states_[state];
      state =
          now.place > 0 ? state - 1 : shapes_[shapeBefore[pulse * shapes_.size() + now.shape]].lastState();
    }
    return path;
  }

  /// Posterior of place 0, for each pulse.
  [[nodiscard]] std::vector<double> downbeatProbabilities(pipeline::StepContext& context) {
    const std::vector<float> forward = forwardScores(context);
    std::vector<double> probabilities(pulses_);
    std::vector<float> backward(states_.size(), 0.0f);
    std::vector<float> earlier(states_.size());
    for (std::size_t pulse = pulses_; pulse-- > 0;) {
      if (pulse % 256 == 0)
        context.checkpoint(1.0 - 0.03 * static_cast<double>(pulse) / static_cast<double>(pulses_));
      const float* const row = &forward[pulse * states_.size()];
      float strongest = kImpossible;
      for (std::size_t state = 0; state < states_.size(); ++state)
        strongest = std::max(strongest, row[state] + backward[state]);
      double all = 0.0;
      double downbeats = 0.0;
      for (std::size_t state = 0; state < states_.size(); ++state) {
        const double probability = std::exp(row[state] + backward[state] - strongest);
        all += probability;
        if (states_[state].place == 0) downbeats += probability;
      }
      probabilities[pulse] = downbeats / all;

      if (pulse == 0) break;
      levels_.update(pulse);
      addObservations(pulse, backward, static_cast<float>(kIndependence));
      keepNearZero(backward);
      std::copy(backward.begin() + 1, backward.end(), earlier.begin());
      for (std::size_t before = 0; before < shapes_.size(); ++before) {
        float sum = kImpossible;
        for (std::size_t after = 0; after < shapes_.size(); ++after) {
          sum = logSum(sum, backward[shapes_[after].firstState] + change(before, after));
        }
        earlier[shapes_[before].lastState()] = sum;
      }
      std::swap(backward, earlier);
    }
    return probabilities;
  }

  [[nodiscard]] MetricalPlace place(std::size_t state) const {
    const BarShape& shape = shapes_[states_[state].shape];
    return {shape.beats, shape.pulsesPerBeat, static_cast<int>(states_[state].place), 0.0};
  }

 private:
  struct State {
    std::size_t shape{};
    std::size_t place{};
    PulseRole role{};
  };

  [[nodiscard]] float change(std::size_t before, std::size_t after) const {
    return changes_[before * shapes_.size() + after] +
           levels_.at(shapes_[before].pulsesPerBeat, shapes_[after].pulsesPerBeat);
  }

  [[nodiscard]] std::vector<float> firstScores() const {
    std::vector<float> scores;
    for (const State& state : states_)
      scores.push_back(static_cast<float>(kFirstBarWeight * shapes_[state.shape].prior));
    return scores;
  }

  void addObservations(std::size_t pulse, std::vector<float>& scores, float weight) {
    observations_.update(pulse);
    for (std::size_t state = 0; state < states_.size(); ++state) {
      const BarShape& shape = shapes_[states_[state].shape];
      const float prior = static_cast<float>(shape.prior / shape.pulsesPerBeat);
      scores[state] += weight * (observations_.at(shape.pulsesPerBeat, states_[state].role) + prior);
    }
  }

  [[nodiscard]] std::vector<float> forwardScores(pipeline::StepContext& context) {
    std::vector<float> forward(pulses_ * states_.size());
    std::vector<float> score = firstScores();
    std::vector<float> next(states_.size());
    for (std::size_t pulse = 0; pulse < pulses_; ++pulse) {
      if (pulse % 256 == 0)
        context.checkpoint(0.94 + 0.03 * static_cast<double>(pulse) / static_cast<double>(pulses_));
      if (pulse > 0) {
        levels_.update(pulse);
        std::copy(score.begin(), score.end() - 1, next.begin() + 1);
        for (std::size_t after = 0; after < shapes_.size(); ++after) {
          float sum = kImpossible;
          for (std::size_t before = 0; before < shapes_.size(); ++before) {
            sum = logSum(sum, score[shapes_[before].lastState()] + change(before, after));
          }
          next[shapes_[after].firstState] = sum;
        }
        std::swap(score, next);
      }
      addObservations(pulse, score, static_cast<float>(kIndependence));
      keepNearZero(score);
      std::ranges::copy(score, forward.begin() + static_cast<std::ptrdiff_t>(pulse * states_.size()));
    }
    return forward;
  }

  Observations observations_;
  LevelChanges levels_;
  std::size_t pulses_;
  std::vector<BarShape> shapes_;
  std::vector<State> states_;
  std::vector<float> changes_;  ///< of metre, [shape before][shape after]
};

}  // namespace

std::vector<MetricalPlace> findMetre(std::span<const double> pulses, std::span<const PulseFeatures> features,
                                     const TempoRange& range, pipeline::StepContext& context) {
  if (pulses.size() < 2) return {};
  MetreChain chain(Observations(pulses, features, range), pulses);
  const std::vector<std::size_t> path = chain.viterbi(context);
  const std::vector<double> probabilities = chain.downbeatProbabilities(context);
  std::vector<MetricalPlace> places(pulses.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    places[i] = chain.place(path[i]);
    places[i].downbeatProbability = probabilities[i];
  }
  return places;
}

}  // namespace barline::steps::rhythm
