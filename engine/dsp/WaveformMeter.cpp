#include "engine/dsp/WaveformMeter.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "engine/dsp/Dispatch.h"

namespace barline::dsp {
namespace {

using Float4 [[gnu::vector_size(16)]] = float;

/// Below this a filter's state is inaudible; at 0 it cannot decay into denormal numbers, which are slow.
constexpr float kSilence = 1e-15F;

}  // namespace

WaveformMeter::WaveformMeter(double sampleRate, double lowSplit, double highSplit)
    : lowSplit_(design(sampleRate, lowSplit)),
      highSplit_(design(sampleRate, highSplit)),
      extremes_(noExtremes()) {}

WaveformMeter::Split WaveformMeter::design(double sampleRate, double frequency) {
  const double g = std::tan(std::numbers::pi * frequency / sampleRate);
  const double k = std::numbers::sqrt2;
  const double a1 = 1.0 / (1.0 + g * (g + k));
  const double a2 = g * a1;
  const double a3 = g * a2;
  const auto f = [](double value) { return static_cast<float>(value); };
  return {.s11 = f(2.0 * a1 - 1.0),
          .s12 = f(-2.0 * a2),
          .s1x = f(2.0 * a2),
          .s21 = f(2.0 * a2),
          .s22 = f(1.0 - 2.0 * a3),
          .s2x = f(2.0 * a3),
          .l1 = f(a2),
          .l2 = f(1.0 - a3),
          .lx = f(a3),
          .h1 = f(-k * a1 - a2),
          .h2 = f(k * a2 - 1.0 + a3),
          .hx = f(1.0 - k * a2 - a3)};
}

WaveformMeter::Extremes WaveformMeter::noExtremes() {
  Extremes none{};
  none.minimum.fill(std::numeric_limits<float>::max());
  none.maximum.fill(std::numeric_limits<float>::lowest());
  return none;
}

BARLINE_SIMD_CLONES
void WaveformMeter::advance(const Split& lowSplit, const Split& highSplit, const float* const* planes,
                            std::size_t frames, SplitState& lowState, SplitState& highState,
                            Extremes& extremes) {
  const Split a = lowSplit;
  const Split b = highSplit;
  const float* const p0 = planes[0];
  const float* const p1 = planes[1];
  const float* const p2 = planes[2];
  const float* const p3 = planes[3];
  auto load = [](const Lanes& lanes) __attribute__((always_inline)) {
    return Float4{lanes[0], lanes[1], lanes[2], lanes[3]};
  };
  auto store = [](Lanes & lanes, Float4 value) __attribute__((always_inline)) {
    lanes = {value[0], value[1], value[2], value[3]};
  };
  Float4 a1 = load(lowState.first), a2 = load(lowState.second);
  Float4 b1 = load(highState.first), b2 = load(highState.second);
  Float4 minimum = load(extremes.minimum), maximum = load(extremes.maximum), power = load(extremes.power);
  Float4 low = load(extremes.low), mid = load(extremes.mid), high = load(extremes.high);
  auto raise = [](Float4 & peak, Float4 value) __attribute__((always_inline)) {
    peak = peak < value ? value : peak;
    peak = peak < -value ? -value : peak;
  };
  for (std::size_t i = 0; i < frames; ++i) {
    const Float4 x{p0[i], p1[i], p2[i], p3[i]};
    minimum = x < minimum ? x : minimum;
    maximum = maximum < x ? x : maximum;
    power += x * x;
    const Float4 lowBand = a.lx * x + a.l1 * a1 + a.l2 * a2;
    const Float4 rest = a.hx * x + a.h1 * a1 + a.h2 * a2;
    const Float4 nextA1 = (a.s1x * x + a.s11 * a1) + a.s12 * a2;
    a2 = (a.s2x * x + a.s22 * a2) + a.s21 * a1;
    a1 = nextA1;
    const Float4 midBand = b.lx * rest + b.l1 * b1 + b.l2 * b2;
    const Float4 highBand = b.hx * rest + b.h1 * b1 + b.h2 * b2;
    const Float4 nextB1 = (b.s1x * rest + b.s11 * b1) + b.s12 * b2;
    b2 = (b.s2x * rest + b.s22 * b2) + b.s21 * b1;
    b1 = nextB1;
    raise(low, lowBand);
    raise(mid, midBand);
    raise(high, highBand);
  }
  store(lowState.first, a1);
  store(lowState.second, a2);
  store(highState.first, b1);
  store(highState.second, b2);
  store(extremes.minimum, minimum);
  store(extremes.maximum, maximum);
  store(extremes.power, power);
  store(extremes.low, low);
  store(extremes.mid, mid);
  store(extremes.high, high);
}

void WaveformMeter::add(std::span<const float* const> channels, std::size_t frames) {
  std::array<const float*, kChannels> planes;
  planes.fill(channels.front());
  std::copy(channels.begin(), channels.end(), planes.begin());
  advance(lowSplit_, highSplit_, planes.data(), frames, lowState_, highState_, extremes_);
  frames_ += frames;
}

std::array<WaveformMeasure, WaveformMeter::kChannels> WaveformMeter::take() {
  std::array<WaveformMeasure, kChannels> measures{};
  if (frames_ == 0) return measures;
  for (std::size_t lane = 0; lane < kChannels; ++lane) {
    measures[lane] = {.minimum = extremes_.minimum[lane],
                      .maximum = extremes_.maximum[lane],
                      .rms = std::sqrt(extremes_.power[lane] / static_cast<float>(frames_)),
                      .low = extremes_.low[lane],
                      .mid = extremes_.mid[lane],
                      .high = extremes_.high[lane]};
  }
  for (Lanes* const state : {&lowState_.first, &lowState_.second, &highState_.first, &highState_.second}) {
    // Also lets the filters recover from samples that are not finite.
    for (float& value : *state) {
      if (!(std::abs(value) > kSilence && std::isfinite(value))) value = 0.0F;
    }
  }
  extremes_ = noExtremes();
  frames_ = 0;
  return measures;
}

}  // namespace barline::dsp
