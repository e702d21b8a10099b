#include "engine/dsp/zwicker/LoudnessDecay.h"

#include <cmath>
#include <cstring>

#include "engine/dsp/Dispatch.h"

namespace barline::dsp::zwicker {
namespace {

using Float8 [[gnu::vector_size(32)]] = float;
constexpr std::size_t kLanes = 8;
constexpr int kIterations = 24;

/// What a step makes of the two voltages: the solution of the network's differential equations.
struct Coefficients {
  float secondFromOutput, secondFromSecond;  ///< while the second is charged by the first
  float outputFromOutput, outputFromSecond;
  float outputAlone;  ///< while both discharge as one
  float secondAlone;  ///< towards the input, while that rises

  Coefficients() {
    constexpr double kShort = 0.005;
    constexpr double kLong = 0.015;
    constexpr double kVariable = 0.075;
    constexpr double kStep = 1.0 / (ThirdOctaveBank::kStepsPerSecond * kIterations);
    const double p = (kVariable + kLong) / (kVariable * kShort);
    const double q = 1.0 / (kShort * kVariable);
    const double root = std::sqrt(p * p / 4.0 - q);
    const double l1 = -p / 2.0 + root;
    const double l2 = -p / 2.0 - root;
    const double scale = kVariable * (l1 - l2);
    const double e1 = std::exp(l1 * kStep);
    const double e2 = std::exp(l2 * kStep);
    const double g1 = kVariable * l1 + 1.0;
    const double g2 = kVariable * l2 + 1.0;
    secondFromOutput = static_cast<float>((e1 - e2) / scale);
    secondFromSecond = static_cast<float>((g2 * e1 - g1 * e2) / scale);
    outputFromOutput = static_cast<float>((g1 * e1 - g2 * e2) / scale);
    outputFromSecond = static_cast<float>(g1 * g2 * (e1 - e2) / scale);
    outputAlone = static_cast<float>(std::exp(-kStep / kLong));
    secondAlone = static_cast<float>(std::exp(-kStep / kVariable));
  }
};

/// Differences of input and output up to this are none (ISO 532-1:2017, Annex A's program).
constexpr float kEqual = 1e-5F;

}  // namespace

BARLINE_SIMD_CLONES
void LoudnessDecay::advance(const float* from, const float* to, float* output, float* second) {
  static const Coefficients shared;
  const Coefficients c = shared;
  // All bands side by side: one vector's operations fill the others' latency.
  constexpr std::size_t kGroups = kCoreLanes / kLanes;
  Float8 inputs[kGroups], slopes[kGroups], outputs[kGroups], seconds[kGroups];
  for (std::size_t g = 0; g < kGroups; ++g) {
    Float8 end;
    std::memcpy(&inputs[g], from + g * kLanes, sizeof(Float8));
    std::memcpy(&end, to + g * kLanes, sizeof(Float8));
    std::memcpy(&outputs[g], output + g * kLanes, sizeof(Float8));
    std::memcpy(&seconds[g], second + g * kLanes, sizeof(Float8));
    slopes[g] = (end - inputs[g]) / static_cast<float>(kIterations);
  }
  for (int i = 1; i <= kIterations; ++i) {
#pragma GCC unroll 3
    for (std::size_t g = 0; g < kGroups; ++g) {
      inputs[g] += slopes[g];
      const Float8 in = inputs[g];
      const Float8 out = outputs[g];
      const Float8 two = seconds[g];
      const auto charging = out > two;
      const Float8 charged = c.outputFromOutput * out - c.outputFromSecond * two;
      Float8 next = charging ? charged : c.outputAlone * out;
      next = next < in ? in : next;  // the output is never below the input
      Float8 falling = c.secondFromOutput * out - c.secondFromSecond * two;
      falling = charging ? falling : next;
      falling = falling > next ? next : falling;
      Float8 rising = in + c.secondAlone * (two - in);
      rising = ((in - out < kEqual) & (in <= two)) ? in : rising;
      seconds[g] = in < out ? falling : rising;
      outputs[g] = next;
    }
  }
  for (std::size_t g = 0; g < kGroups; ++g) {
    std::memcpy(output + g * kLanes, &outputs[g], sizeof(Float8));
    std::memcpy(second + g * kLanes, &seconds[g], sizeof(Float8));
  }
}

const CoreLoudness& LoudnessDecay::apply(const CoreLoudness& core) {
  advance(input_.data(), core.data(), output_.data(), second_.data());
  input_ = core;
  return output_;
}

}  // namespace barline::dsp::zwicker
