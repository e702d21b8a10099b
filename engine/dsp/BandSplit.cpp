#include "engine/dsp/BandSplit.h"

#include <cmath>
#include <numbers>

namespace barline::dsp {

BandSplit BandSplit::design(double sampleRate, double frequency) {
  const double g = std::tan(std::numbers::pi * frequency / sampleRate);
  const double a1 = 1.0 / (1.0 + g * (g + std::numbers::sqrt2));
  const double a2 = g * a1;
  const double a3 = g * a2;
  const auto f = [](double value) { return static_cast<float>(value); };
  return {.s11 = f(2.0 * a1 - 1.0),
          .s12 = f(-2.0 * a2),
          .s1x = f(a2),
          .s21 = f(2.0 * a2),
          .s22 = f(1.0 - 2.0 * a3),
          .s2x = f(a3)};
}

}  // namespace barline::dsp
