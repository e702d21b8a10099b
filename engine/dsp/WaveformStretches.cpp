#include "engine/dsp/WaveformStretches.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "engine/dsp/Dispatch.h"
#include "engine/dsp/Transpose.h"

namespace barline::dsp {
namespace {

/// Below this a filter's state is inaudible; at 0 it cannot decay into denormal numbers, which are slow.
constexpr double kSilence = 1e-15;

[[gnu::always_inline]] inline void raise(Float8& largest, const Float8& value) {
  largest = largest < value ? value : largest;
}

[[gnu::always_inline]] inline void raiseMagnitude(Float8& largest, const Float8& value) {
  raise(largest, value);
  raise(largest, -value);
}

}  // namespace

WaveformStretches::WaveformStretches(double sampleRate, double lowSplit, double highSplit,
                                     std::size_t stretch)
    : lowSplit_(BandSplit::design(sampleRate, lowSplit)),
      highSplit_(BandSplit::design(sampleRate, highSplit)),
      stretch_(stretch),
      buffer_(stretch * kLanes) {
  prepareStretches();
}

/// Follows both filters over a stretch: from each state alone, and from a sample at its begin.
void WaveformStretches::prepareStretches() {
  const auto advance = [&](States& s, double x) {
    double low, rest, mid, high;
    lowSplit_.apply(x, s[0], s[1], low, rest);
    highSplit_.apply(rest, s[2], s[3], mid, high);
  };
  for (std::size_t from = 0; from < kStates; ++from) {
    States states{};
    states[from] = 1.0;
    for (std::size_t i = 0; i < stretch_; ++i) advance(states, 0.0);
    transition_[from] = states;
    weights_[from].resize(stretch_);
  }
  States states{};
  advance(states, 1.0);
  for (std::size_t i = stretch_; i-- > 0;) {
    for (std::size_t s = 0; s < kStates; ++s) weights_[s][i] = static_cast<float>(states[s]);
    advance(states, 0.0);
  }
}

/// What samples add to each state at their end; `frames` is a multiple of kLanes.
BARLINE_SIMD_CLONES
void WaveformStretches::sumUp(const float* samples, std::size_t frames, const float* const* weights,
                              Reaches& sums) {
  Float8 totals[kStates] = {};
  for (std::size_t i = 0; i < frames; i += kLanes) {
    Float8 x;
    std::memcpy(&x, samples + i, sizeof x);
#pragma GCC unroll 4
    for (std::size_t s = 0; s < kStates; ++s) {
      Float8 weight;
      std::memcpy(&weight, weights[s] + i, sizeof weight);
      totals[s] += weight * x;
    }
  }
  for (std::size_t s = 0; s < kStates; ++s) {
    sums[s] = 0.0F;
    for (std::size_t lane = 0; lane < kLanes; ++lane) sums[s] += totals[s][lane];
  }
}

/// Eight stretches of `frames` samples each, with the states of which they begin.
BARLINE_SIMD_CLONES
void WaveformStretches::measure(const BandSplit& low, const BandSplit& high, const float* const* rows,
                                std::size_t frames, Lanes* states, WaveformMeasure* measures) {
  const BandSplit a = low;
  const BandSplit b = high;
  Float8 a1 = states[0].value, a2 = states[1].value, b1 = states[2].value, b2 = states[3].value;
  Float8 minimum = Float8{} + std::numeric_limits<float>::max();
  Float8 maximum = Float8{} + std::numeric_limits<float>::lowest();
  Float8 power{}, lows{}, mids{}, highs{};
  const auto take = [&](const Float8& x) __attribute__((always_inline)) {
    minimum = x < minimum ? x : minimum;
    raise(maximum, x);
    power += x * x;
    Float8 lowBand, rest, midBand, highBand;
    a.apply(x, a1, a2, lowBand, rest);
    b.apply(rest, b1, b2, midBand, highBand);
    raiseMagnitude(lows, lowBand);
    raiseMagnitude(mids, midBand);
    raiseMagnitude(highs, highBand);
  };
  std::size_t i = 0;
  for (; i + kLanes <= frames; i += kLanes) {
    Float8 columns[kLanes];
#pragma GCC unroll 8
    for (std::size_t k = 0; k < kLanes; ++k) std::memcpy(&columns[k], rows[k] + i, sizeof columns[k]);
    transpose(columns);
#pragma GCC unroll 8
    for (std::size_t k = 0; k < kLanes; ++k) take(columns[k]);
  }
  for (; i < frames; ++i) {
    Float8 x;
    for (std::size_t k = 0; k < kLanes; ++k) x[k] = rows[k][i];
    take(x);
  }
  for (std::size_t k = 0; k < kLanes; ++k) {
    measures[k] = {.minimum = minimum[k],
                   .maximum = maximum[k],
                   .rms = std::sqrt(power[k] / static_cast<float>(frames)),
                   .low = lows[k],
                   .mid = mids[k],
                   .high = highs[k]};
  }
}

/// The states where the next stretch begins.
void WaveformStretches::goOn(const float* samples) {
  const float* const weights[kStates] = {weights_[0].data(), weights_[1].data(), weights_[2].data(),
                                         weights_[3].data()};
  Reaches sums;
  sumUp(samples, stretch_, weights, sums);
  const States before = states_;
  for (std::size_t s = 0; s < kStates; ++s) {
    double state = static_cast<double>(sums[s]);
    for (std::size_t from = 0; from < kStates; ++from) state += transition_[from][s] * before[from];
    // Also lets the filters recover from samples that are not finite.
    states_[s] = std::abs(state) > kSilence && std::isfinite(state) ? state : 0.0;
  }
}

/// Up to eight stretches in a row.
void WaveformStretches::measureStretches(const float* samples, std::size_t count,
                                         std::vector<WaveformMeasure>& measures) {
  std::array<Lanes, kStates> states{};
  std::array<const float*, kLanes> rows{};
  for (std::size_t k = 0; k < kLanes; ++k) {
    rows[k] = samples + std::min(k, count - 1) * stretch_;
    if (k >= count) continue;
    for (std::size_t s = 0; s < kStates; ++s) states[s].value[k] = static_cast<float>(states_[s]);
    goOn(rows[k]);
  }
  std::array<WaveformMeasure, kLanes> measured;
  measure(lowSplit_, highSplit_, rows.data(), stretch_, states.data(), measured.data());
  measures.insert(measures.end(), measured.begin(), measured.begin() + static_cast<std::ptrdiff_t>(count));
}

void WaveformStretches::add(std::span<const float> samples, std::vector<WaveformMeasure>& measures) {
  while (!samples.empty()) {
    if (filled_ == 0 && samples.size() >= buffer_.size()) {
      measureStretches(samples.data(), kLanes, measures);
      samples = samples.subspan(buffer_.size());
      continue;
    }
    const std::size_t count = std::min(samples.size(), buffer_.size() - filled_);
    std::copy_n(samples.begin(), count, buffer_.begin() + static_cast<std::ptrdiff_t>(filled_));
    samples = samples.subspan(count);
    filled_ += count;
    if (filled_ < buffer_.size()) continue;
    measureStretches(buffer_.data(), kLanes, measures);
    filled_ = 0;
  }
}

void WaveformStretches::finish(std::vector<WaveformMeasure>& measures) {
  const std::size_t whole = filled_ / stretch_;
  if (whole > 0) measureStretches(buffer_.data(), whole, measures);
  const std::size_t rest = filled_ % stretch_;
  if (rest == 0) return;
  std::array<const float*, kLanes> rows;
  rows.fill(buffer_.data() + whole * stretch_);
  std::array<Lanes, kStates> states;
  for (std::size_t s = 0; s < kStates; ++s) states[s].value = Float8{} + static_cast<float>(states_[s]);
  std::array<WaveformMeasure, kLanes> measured;
  measure(lowSplit_, highSplit_, rows.data(), rest, states.data(), measured.data());
  measures.push_back(measured.front());
}

}  // namespace barline::dsp
