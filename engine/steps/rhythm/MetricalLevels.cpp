#include "engine/steps/rhythm/MetricalLevels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "engine/model/Median.h"
#include "engine/steps/rhythm/BarChain.h"
#include "engine/steps/rhythm/TempoEvidence.h"

namespace barline::steps::rhythm {
namespace {

struct Rate {
  double beats;  ///< for each beat found
  int phases;    ///< that are worth trying, evenly spread over one of its intervals
};

constexpr std::array<Rate, 6> kRates{
    {{0.5, 2}, {2.0, 1}, {2.0 / 3.0, 3}, {1.5, 2}, {1.0 / 3.0, 3}, {3.0, 1}}};

// What one second more says counts less and less: a song is at the wrong level as a whole or not at all.
constexpr double kIndependentSeconds = 1.0;

/// Beats of a run counted at another rate.
std::vector<BeatCandidate> recount(std::span<const BeatCandidate> beats, double rate, double phase,
                                   const BeatEvidence& evidence, double frameRate) {
  std::vector<BeatCandidate> result;
  const auto last = static_cast<double>(beats.size() - 1);
  for (std::size_t i = 0;; ++i) {
    const double position = (static_cast<double>(i) + phase) / rate;
    if (position > last) break;
    const auto before = static_cast<std::size_t>(position);
    const double share = position - static_cast<double>(before);
    if (share < 1e-6) {
      result.push_back(beats[before]);
      continue;
    }
    const double time = beats[before].time + share * (beats[before + 1].time - beats[before].time);
    result.push_back(evidence.at(time * frameRate, true));
  }
  return result;
}

double logLikelihood(std::span<const BeatCandidate> beats, const model::RhythmActivation& activation,
                     const RhythmExpectation& expectation, const RhythmWeights& weights) {
  TempoEvidence evidence(activation, expectation.tempi, weights);
  double sum = barPosteriors(beats, activation, expectation, weights, 1.0f).logLikelihood;
  for (std::size_t i = 0; i < beats.size(); ++i) {
    sum += beats[i].beat;
    if (i == 0) continue;
    evidence.moveTo(beats[i].time);
    const double interval = beats[i].time - beats[i - 1].time;
    sum += interval * evidence.tempo(interval);
  }
  return sum;
}

/// Median interval over all runs, seconds.
double medianInterval(std::span<const std::vector<BeatCandidate>> runs) {
  std::vector<double> intervals;
  for (const auto& run : runs) {
    for (std::size_t i = 1; i < run.size(); ++i) intervals.push_back(run[i].time - run[i - 1].time);
  }
  return intervals.empty() ? 0.0 : model::upperMedian(std::move(intervals));
}

}  // namespace

std::vector<MetricalLevel> compareLevels(std::span<const std::vector<BeatCandidate>> runs,
                                         const model::RhythmActivation& activation,
                                         const RhythmExpectation& expectation, const RhythmWeights& weights,
                                         pipeline::StepContext& context) {
  std::vector<MetricalLevel> levels{{1.0, 1.0}};
  const double interval = medianInterval(runs);
  if (interval <= 0.0) return levels;

  const BeatEvidence evidence(activation, weights);
  double seconds = 0.0;
  double own = 0.0;
  for (const auto& run : runs) {
    seconds += run.back().time - run.front().time;
    own += logLikelihood(run, activation, expectation, weights);
  }
  for (const Rate& rate : kRates) {
    const double bpm = 60.0 / interval * rate.beats;
    if (bpm < expectation.tempi.minimum || bpm > expectation.tempi.maximum) continue;
    double other = 0.0;
    for (const auto& run : runs) {
      double best = -1e30;
      for (int phase = 0; phase < rate.phases; ++phase) {
        const auto beats = recount(run, rate.beats, static_cast<double>(phase) / rate.phases, evidence,
                                   activation.frameRate);
        if (!beats.empty()) best = std::max(best, logLikelihood(beats, activation, expectation, weights));
        context.checkpoint(kAssessing);
      }
      other += std::max(best, -1e6);
    }
    levels.push_back({rate.beats, std::exp(kIndependentSeconds * (other - own) / seconds)});
  }
  double sum = 0.0;
  for (const MetricalLevel& level : levels) sum += level.probability;
  for (MetricalLevel& level : levels) level.probability /= sum;
  return levels;
}

}  // namespace barline::steps::rhythm
