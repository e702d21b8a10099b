#include "engine/steps/rhythm/BarChain.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/steps/rhythm/TempoEvidence.h"

namespace barline::steps::rhythm {
namespace {

using Row = std::array<float, kPlaces>;

/// Makes the row add up to 1. @return the logarithm of what it added up to
double normalise(Row& row) {
  const float sum = std::accumulate(row.begin(), row.end(), 0.0f);
  for (float& value : row) value /= sum;
  return std::log(static_cast<double>(sum));
}

/// How likely a place is followed by another; within a bar there is one way on.
struct Ways {
  float metreChange;
  float cutBar;

  [[nodiscard]] Row forward(const Row& before) const {
    Row after{};
    std::array<float, kMetres> ends{};
    float all = 0.0f;
    for (std::size_t metre = 0; metre < kMetres; ++metre) {
      for (std::size_t place = firstPlace(metre); place < lastPlace(metre); ++place) {
        after[place + 1] = before[place];
        ends[metre] += cutBar * before[place];
      }
      ends[metre] += before[lastPlace(metre)];
      all += ends[metre];
    }
    for (std::size_t metre = 0; metre < kMetres; ++metre)
      after[firstPlace(metre)] = ends[metre] + metreChange * (all - ends[metre]);
    return after;
  }

  [[nodiscard]] Row backward(const Row& after) const {
    Row before{};
    float all = 0.0f;
    for (std::size_t metre = 0; metre < kMetres; ++metre) all += after[firstPlace(metre)];
    for (std::size_t metre = 0; metre < kMetres; ++metre) {
      const float first = after[firstPlace(metre)];
      const float begin = first + metreChange * (all - first);
      for (std::size_t place = firstPlace(metre); place < lastPlace(metre); ++place)
        before[place] = after[place + 1] + cutBar * begin;
      before[lastPlace(metre)] = begin;
    }
    return before;
  }
};

/// Likelihoods of each beat's places, relative to the largest, and the logarithms of those.
struct Likelihoods {
  std::vector<Row> rows;
  double scale{};
};

Likelihoods likelihoods(std::span<const BeatCandidate> beats, const model::RhythmActivation& activation,
                        const RhythmExpectation& expectation, const RhythmWeights& weights,
                        float independence) {
  Likelihoods result;
  TempoEvidence evidence(activation, expectation.tempi, weights);
  for (std::size_t beat = 0; beat < beats.size(); ++beat) {
    evidence.moveTo(beats[beat].time);
    const auto seconds = static_cast<float>(beat > 0 ? beats[beat].time - beats[beat - 1].time : 0.0);
    Row row{};
    float largest = -1e30f;
    for (std::size_t place = 0; place < kPlaces; ++place) {
      const MetricalPlace& where = kPlaceTable[place];
      row[place] = independence * (beats[beat].roles[static_cast<std::size_t>(roleOf(where))] +
                                   seconds * evidence.metres()[where.metre]);
      largest = std::max(largest, row[place]);
    }
    for (std::size_t place = 0; place < kPlaces; ++place) {
      const bool isExpected = !expectation.metre || *expectation.metre == kPlaceTable[place].metre;
      row[place] = isExpected ? std::exp(row[place] - largest) : 0.0f;
    }
    result.scale += largest;
    result.rows.push_back(row);
  }
  return result;
}

}  // namespace

BarPosteriors barPosteriors(std::span<const BeatCandidate> beats, const model::RhythmActivation& activation,
                            const RhythmExpectation& expectation, const RhythmWeights& weights,
                            float independence) {
  BarPosteriors posteriors;
  if (beats.empty()) return posteriors;
  const Likelihoods heard = likelihoods(beats, activation, expectation, weights, independence);
  const Ways ways{std::exp(weights.metreChange), std::exp(weights.cutBar)};
  posteriors.logLikelihood = heard.scale;

  Row now;
  now.fill(1.0f / kPlaces);
  for (std::size_t beat = 0; beat < beats.size(); ++beat) {
    if (beat > 0) now = ways.forward(now);
    for (std::size_t place = 0; place < kPlaces; ++place) now[place] *= heard.rows[beat][place];
    posteriors.logLikelihood += normalise(now);
    posteriors.places.push_back(now);
  }

  Row later;
  later.fill(1.0f);
  for (std::size_t beat = beats.size(); beat-- > 0;) {
    for (std::size_t place = 0; place < kPlaces; ++place) posteriors.places[beat][place] *= later[place];
    normalise(posteriors.places[beat]);
    for (std::size_t place = 0; place < kPlaces; ++place) later[place] *= heard.rows[beat][place];
    later = ways.backward(later);
    normalise(later);
  }
  return posteriors;
}

}  // namespace barline::steps::rhythm
