#include "engine/dsp/WaveformMeter.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/dsp/Dispatch.h"

namespace barline::dsp {
namespace {

using Float4 [[gnu::vector_size(16)]] = float;

/// Below this a filter's state is inaudible; at 0 it cannot decay into denormal numbers, which are slow.
constexpr float kSilence = 1e-15F;

}  // namespace

WaveformMeter::WaveformMeter(double sampleRate, double lowSplit, double highSplit)
    : lowSplit_(BandSplit::design(sampleRate, lowSplit)),
      highSplit_(BandSplit::design(sampleRate, highSplit)),
      extremes_(noExtremes()) {}

WaveformMeter::Extremes WaveformMeter::noExtremes() {
  Extremes none{};
  none.minimum.fill(std::numeric_limits<float>::max());
  none.maximum.fill(std::numeric_limits<float>::lowest());
  return none;
}

BARLINE_SIMD_CLONES
void WaveformMeter::advance(const BandSplit& lowSplit, const BandSplit& highSplit, const float* const* planes,
                            std::size_t frames, SplitState& lowState, SplitState& highState,
                            Extremes& extremes) {
  const BandSplit a = lowSplit;
  const BandSplit b = highSplit;
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
    Float4 lowBand, rest, midBand, highBand;
    a.apply(x, a1, a2, lowBand, rest);
    b.apply(rest, b1, b2, midBand, highBand);
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
