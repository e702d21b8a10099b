#include "engine/steps/rhythm/GridConfidence.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "engine/steps/rhythm/BarChain.h"
#include "engine/steps/rhythm/MetricalLevels.h"

namespace barline::steps::rhythm {
namespace {

constexpr float kIndependence = 0.3f;
constexpr double kLeastAlternative = 0.03;  // less likely ones are not worth a person's look
constexpr std::size_t kNeighbours = 8;      // beats to either side that share a beat's confidence

/// Straight lines between points, from raw to calibrated probability; ascending in both.
template <std::size_t N>
double calibrated(double raw, const std::array<std::pair<double, double>, N>& points) {
  if (raw <= points.front().first) return points.front().second;
  for (std::size_t i = 1; i < N; ++i) {
    const auto& [x1, y1] = points[i];
    if (raw > x1) continue;
    const auto& [x0, y0] = points[i - 1];
    return y0 + (raw - x0) / (x1 - x0) * (y1 - y0);
  }
  return points.back().second;
}

// Monotone fits of how many were right to what was said, over 12,800 beats and 3,700 bars of composed
// validation clips.
constexpr std::array<std::pair<double, double>, 7> kBeatCalibration{
    {{0.0, 0.05}, {0.5, 0.6}, {0.7, 0.74}, {0.85, 0.78}, {0.93, 0.9}, {0.97, 0.96}, {1.0, 0.975}}};
constexpr std::array<std::pair<double, double>, 8> kBarCalibration{{{0.0, 0.2},
                                                                    {0.4, 0.45},
                                                                    {0.6, 0.6},
                                                                    {0.75, 0.72},
                                                                    {0.86, 0.81},
                                                                    {0.93, 0.91},
                                                                    {0.97, 0.96},
                                                                    {1.0, 0.97}}};

/// For each beat the probability that beats fall here and not between, from what is heard on the beats around
/// and half way between them.
std::vector<double> pulseProbabilities(const std::vector<BeatCandidate>& beats, const BeatEvidence& evidence,
                                       double frameRate) {
  std::vector<double> sums{0.0};
  for (std::size_t i = 0; i < beats.size(); ++i) {
    float between = 0.0f;
    if (i + 1 < beats.size())
      between = evidence.at(0.5 * (beats[i].time + beats[i + 1].time) * frameRate, true).beat;
    sums.push_back(sums.back() + beats[i].beat - std::max(between, 0.0f));
  }
  std::vector<double> probabilities;
  for (std::size_t i = 0; i < beats.size(); ++i) {
    const std::size_t from = i - std::min(i, kNeighbours);
    const std::size_t to = std::min(i + kNeighbours + 1, beats.size());
    const double mean = (sums[to] - sums[from]) / static_cast<double>(to - from);
    probabilities.push_back(1.0 / (1.0 + std::exp(-mean)));
  }
  return probabilities;
}

double downbeatProbability(const std::array<float, kPlaces>& places) {
  double sum = 0.0;
  for (std::size_t metre = 0; metre < kMetres; ++metre) sum += places[firstPlace(metre)];
  return sum;
}

/// Adds up how likely each shift of the bars, and each other metre, is over all beats.
class OtherBars {
 public:
  void add(const MetricalPlace& place, const std::array<float, kPlaces>& posterior) {
    ++beats_[place.metre];
    const int length = beatsOf(place.metre);
    auto& shifts = shifts_[place.metre];
    for (int shift = 0; shift < length; ++shift) {
      const int position = (place.position - 1 - shift + length) % length;
      shifts[static_cast<std::size_t>(shift)] +=
          posterior[firstPlace(place.metre) + static_cast<std::size_t>(position)];
    }
    for (std::size_t metre = 0; metre < kMetres; ++metre) {
      for (std::size_t other = firstPlace(metre); other <= lastPlace(metre); ++other)
        metres_[metre] += posterior[other];
    }
  }

  /// Of the metre that most beats are in. @param share that they get of all probability
  [[nodiscard]] std::vector<model::GridAlternative> alternatives(double share) const {
    const auto metre = static_cast<std::size_t>(std::ranges::max_element(beats_) - beats_.begin());
    double all = 0.0;
    for (const double beats : beats_) all += beats;
    std::vector<model::GridAlternative> result;
    for (int shift = 1; shift < beatsOf(metre); ++shift) {
      result.push_back(
          {1.0, shift, {}, share * shifts_[metre][static_cast<std::size_t>(shift)] / beats_[metre]});
    }
    for (std::size_t other = 0; other < kMetres; ++other) {
      if (beats_[other] > 0.0) continue;
      const int numerator = beatsOf(other);
      result.push_back(
          {1.0, 0, model::Metre{numerator, numerator == 7 ? 8 : 4}, share * metres_[other] / all});
    }
    return result;
  }

 private:
  std::array<double, kMetres> beats_{};
  std::array<std::array<double, 7>, kMetres> shifts_{};
  std::array<double, kMetres> metres_{};
};

}  // namespace

GridConfidence assess(std::span<const Run> runs, const model::RhythmActivation& activation,
                      const RhythmExpectation& expectation, const RhythmWeights& weights,
                      pipeline::StepContext& context) {
  GridConfidence confidence;
  if (runs.empty()) return confidence;
  std::vector<std::vector<BeatCandidate>> beats;
  for (const Run& run : runs) beats.push_back(run.beats);
  const std::vector<MetricalLevel> levels = compareLevels(beats, activation, expectation, weights, context);

  const BeatEvidence evidence(activation, weights);
  OtherBars others;
  for (const Run& run : runs) {
    const auto pulse = pulseProbabilities(run.beats, evidence, activation.frameRate);
    const auto bars = barPosteriors(run.beats, activation, expectation, weights, kIndependence);
    for (std::size_t i = 0; i < run.beats.size(); ++i) {
      const double beat = pulse[i] * levels.front().probability;
      confidence.beats.push_back(calibrated(beat, kBeatCalibration));
      confidence.downbeats.push_back(calibrated(beat * downbeatProbability(bars.places[i]), kBarCalibration));
      others.add(run.places[i], bars.places[i]);
    }
    context.checkpoint(kAssessing);
  }

  for (std::size_t i = 1; i < levels.size(); ++i)
    confidence.alternatives.push_back({levels[i].beatRate, 0, {}, levels[i].probability});
  for (const auto& alternative : others.alternatives(levels.front().probability))
    confidence.alternatives.push_back(alternative);
  std::erase_if(confidence.alternatives,
                [](const auto& alternative) { return alternative.probability < kLeastAlternative; });
  std::ranges::stable_sort(confidence.alternatives, std::greater{}, &model::GridAlternative::probability);
  return confidence;
}

}  // namespace barline::steps::rhythm
