#include "engine/steps/rhythm/BarFinder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace barline::steps::rhythm {
namespace {

struct MetreModel {
  int beats;
  double prior;       ///< log-probability up to a constant
  double changeCost;  ///< of going over to or from this metre
};

constexpr std::array<MetreModel, 4> kMetres{{{2, -2.5, 5.0}, {3, -1.0, 7.0}, {4, 0.0, 5.0}, {5, -3.0, 7.0}}};
constexpr double kPriorPerBeat = 0.05;
constexpr double kFirstPrior = 2.0;

struct State {
  std::size_t metre{};
  int position{};  ///< from 0
};

std::vector<State> makeStates() {
  std::vector<State> states;
  for (std::size_t metre = 0; metre < kMetres.size(); ++metre) {
    for (int position = 0; position < kMetres[metre].beats; ++position) states.push_back({metre, position});
  }
  return states;
}

/// Log-likelihood ratio of a downbeat, up to a factor.
double downbeatEvidence(const BeatFeatures& features) {
  using F = BeatFeatures;
  const auto& v = features.values;
  return 0.5 * v[F::TrebleChange] + 0.3 * v[F::BassChange] + 0.5 * v[F::TrebleChangeWide] +
         0.3 * v[F::BassChangeWide] + 0.5 * v[F::FirstBand] + 0.2 * v[F::FirstBand + 1] -
         0.1 * v[F::FirstBand + 4] - 0.5;
}

double observation(const State& state, double evidence) {
  if (state.position == 0) return evidence;
  // The middle of a bar of four is half a downbeat.
  return kMetres[state.metre].beats == 4 && state.position == 2 ? -0.3 * evidence : -0.5 * evidence;
}

bool follows(const State& before, const State& after) {
  if (after.position > 0) return before.metre == after.metre && before.position == after.position - 1;
  return before.position == kMetres[before.metre].beats - 1;
}

double transition(const State& before, const State& after) {
  if (after.position > 0 || before.metre == after.metre) return 0.0;
  return -std::max(kMetres[before.metre].changeCost, kMetres[after.metre].changeCost);
}

constexpr double kImpossible = -1e300;

double logSum(double a, double b) {
  const double high = std::max(a, b);
  return high <= kImpossible ? kImpossible : high + std::log1p(std::exp(std::min(a, b) - high));
}

/// The chain of states over the beats, with Viterbi and forward-backward over it.
class BarChain {
 public:
  explicit BarChain(std::span<const BeatFeatures> features) : states_(makeStates()), beats_(features.size()) {
    for (const BeatFeatures& feature : features) {
      const double evidence = downbeatEvidence(feature);
      for (const State& state : states_) {
        scores_.push_back(observation(state, evidence) + kPriorPerBeat * kMetres[state.metre].prior);
      }
    }
    for (const State& state : states_) first_.push_back(kFirstPrior * kMetres[state.metre].prior);
  }

  [[nodiscard]] std::vector<std::size_t> viterbi() const {
    const std::size_t count = states_.size();
    std::vector<double> score(count);
    std::vector<double> next(count);
    std::vector<std::uint8_t> from(beats_ * count);
    for (std::size_t beat = 0; beat < beats_; ++beat) {
      for (std::size_t to = 0; to < count; ++to) {
        double best = beat == 0 ? first_[to] : kImpossible;
        for (std::size_t before = 0; beat > 0 && before < count; ++before) {
          if (!follows(states_[before], states_[to])) continue;
          const double candidate = score[before] + transition(states_[before], states_[to]);
          if (candidate <= best) continue;
          best = candidate;
          from[beat * count + to] = static_cast<std::uint8_t>(before);
        }
        next[to] = best + scores_[beat * count + to];
      }
      std::swap(score, next);
    }
    std::vector<std::size_t> path(beats_);
    auto state = static_cast<std::size_t>(std::ranges::max_element(score) - score.begin());
    for (std::size_t beat = beats_; beat-- > 0;) {
      path[beat] = state;
      state = from[beat * count + state];
    }
    return path;
  }

  /// Posterior of position 0, for each beat.
  [[nodiscard]] std::vector<double> downbeatProbabilities() const {
    const std::size_t count = states_.size();
    std::vector<double> forward(beats_ * count, kImpossible);
    for (std::size_t beat = 0; beat < beats_; ++beat) {
      for (std::size_t to = 0; to < count; ++to) {
        double sum = beat == 0 ? first_[to] : kImpossible;
        for (std::size_t before = 0; beat > 0 && before < count; ++before) {
          if (!follows(states_[before], states_[to])) continue;
          sum = logSum(sum, forward[(beat - 1) * count + before] + transition(states_[before], states_[to]));
        }
        forward[beat * count + to] = sum + scores_[beat * count + to];
      }
    }
    std::vector<double> probabilities(beats_);
    std::vector<double> backward(count, 0.0);
    std::vector<double> earlier(count);
    for (std::size_t beat = beats_; beat-- > 0;) {
      double all = kImpossible;
      double downbeats = kImpossible;
      for (std::size_t state = 0; state < count; ++state) {
        const double both = forward[beat * count + state] + backward[state];
        all = logSum(all, both);
        if (states_[state].position == 0) downbeats = logSum(downbeats, both);
      }
      probabilities[beat] = std::clamp(std::exp(downbeats - all), 0.0, 1.0);
      for (std::size_t before = 0; before < count; ++before) {
        earlier[before] = kImpossible;
        for (std::size_t to = 0; to < count; ++to) {
          if (!follows(states_[before], states_[to])) continue;
          earlier[before] = logSum(earlier[before], transition(states_[before], states_[to]) +
                                                        scores_[beat * count + to] + backward[to]);
        }
      }
      std::swap(backward, earlier);
    }
    return probabilities;
  }

  [[nodiscard]] const State& state(std::size_t index) const { return states_[index]; }

 private:
  std::vector<State> states_;
  std::size_t beats_;
  std::vector<double> scores_;  ///< log-likelihood of each beat in each state
  std::vector<double> first_;   ///< of each state at the first beat
};

}  // namespace

std::vector<BarPosition> findBars(std::span<const BeatFeatures> features) {
  if (features.empty()) return {};
  const BarChain chain(features);
  const std::vector<std::size_t> path = chain.viterbi();
  const std::vector<double> probabilities = chain.downbeatProbabilities();
  std::vector<BarPosition> positions(features.size());
  for (std::size_t beat = 0; beat < positions.size(); ++beat) {
    const State& state = chain.state(path[beat]);
    positions[beat] = {kMetres[state.metre].beats, state.position + 1, probabilities[beat]};
  }
  return positions;
}

}  // namespace barline::steps::rhythm
