#include "engine/dsp/KWeighting.h"

#include <cmath>
#include <numbers>

#include "engine/dsp/Dispatch.h"

namespace barline::dsp {
namespace {

using Double2 [[gnu::vector_size(16)]] = double;

/// States below this are inaudible; at 0 they cannot decay into denormal numbers, which are slow.
constexpr double kSilence = 1e-30;

}  // namespace

Biquad headFilter(double sampleRate) {
  constexpr double kFrequency = 1681.974450955533;
  constexpr double kGainDb = 3.999843853973347;
  constexpr double kQuality = 0.7071752369554196;
  constexpr double kBandExponent = 0.4996667741545416;
  const double k = std::tan(std::numbers::pi * kFrequency / sampleRate);
  const double high = std::pow(10.0, kGainDb / 20.0);
  const double band = std::pow(high, kBandExponent);
  const double a0 = 1.0 + k / kQuality + k * k;
  return {.b0 = (high + band * k / kQuality + k * k) / a0,
          .b1 = 2.0 * (k * k - high) / a0,
          .b2 = (high - band * k / kQuality + k * k) / a0,
          .a1 = 2.0 * (k * k - 1.0) / a0,
          .a2 = (1.0 - k / kQuality + k * k) / a0};
}

Biquad highPassFilter(double sampleRate) {
  constexpr double kFrequency = 38.13547087602444;
  constexpr double kQuality = 0.5003270373238773;
  const double k = std::tan(std::numbers::pi * kFrequency / sampleRate);
  const double a0 = 1.0 + k / kQuality + k * k;
  return {.b0 = 1.0,
          .b1 = -2.0,
          .b2 = 1.0,
          .a1 = 2.0 * (k * k - 1.0) / a0,
          .a2 = (1.0 - k / kQuality + k * k) / a0};
}

KWeightedMeter::KWeightedMeter(double sampleRate)
    : head_(headFilter(sampleRate)), pass_(highPassFilter(sampleRate)) {}

/// Both stages in transposed direct form II, the states taken on without waiting for the output: s1 = (b1 −
/// a1 b0) x + s2 − a1 s1, s2 = (b2 − a2 b0) x − a2 s1.
BARLINE_SIMD_CLONES
void KWeightedMeter::advance(const Biquad& head, const Biquad& pass, const float* first, const float* second,
                             std::size_t frames, State& state) {
  const Biquad h = head;
  const Biquad p = pass;
  const double hx1 = h.b1 - h.a1 * h.b0, hx2 = h.b2 - h.a2 * h.b0;
  const double px1 = p.b1 - p.a1 * p.b0, px2 = p.b2 - p.a2 * p.b0;
  Double2 h1{state.head1[0], state.head1[1]}, h2{state.head2[0], state.head2[1]};
  Double2 p1{state.pass1[0], state.pass1[1]}, p2{state.pass2[0], state.pass2[1]};
  Double2 energy{state.energy[0], state.energy[1]};
  for (std::size_t i = 0; i < frames; ++i) {
    const Double2 x{static_cast<double>(first[i]), static_cast<double>(second[i])};
    const Double2 y = h.b0 * x + h1;
    const Double2 z = p.b0 * y + p1;
    const Double2 h3 = hx2 * x - h.a2 * h1;
    h1 = (hx1 * x + h2) - h.a1 * h1;
    h2 = h3;
    const Double2 p3 = px2 * y - p.a2 * p1;
    p1 = (px1 * y + p2) - p.a1 * p1;
    p2 = p3;
    energy += z * z;
  }
  state = {.head1 = {h1[0], h1[1]},
           .head2 = {h2[0], h2[1]},
           .pass1 = {p1[0], p1[1]},
           .pass2 = {p2[0], p2[1]},
           .energy = {energy[0], energy[1]}};
}

void KWeightedMeter::add(const float* first, const float* second, std::size_t frames) {
  advance(head_, pass_, first, second, frames, state_);
}

std::array<double, KWeightedMeter::kChannels> KWeightedMeter::take() {
  const Lanes energy = state_.energy;
  state_.energy = {};
  for (Lanes* const lanes : {&state_.head1, &state_.head2, &state_.pass1, &state_.pass2}) {
    // Also lets the filters recover from samples that are not finite.
    for (double& value : *lanes) {
      if (!(std::abs(value) > kSilence && std::isfinite(value))) value = 0.0;
    }
  }
  return energy;
}

}  // namespace barline::dsp
