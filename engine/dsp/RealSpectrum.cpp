#include "engine/dsp/RealSpectrum.h"

#include <cmath>
#include <numbers>

#include "engine/dsp/Dispatch.h"
#include "engine/dsp/Lanes.h"

namespace barline::dsp {
namespace {

struct Turns {
  const float* real;
  const float* imaginary;
};

/// X[k] and X[half − k]. With E = (Z[k] + conj(Z[half − k])) / 2, of the even samples, and
/// O = (Z[k] − conj(Z[half − k])) / 2i, of the odd ones: X[k] = E + turn · O, X[half − k] = conj(E − turn ·
/// O).
/// @param low Z[k]. @param high Z[half − k]
template <class Value>
[[gnu::always_inline]] inline void unfoldPair(Value& lowReal, Value& lowImaginary, Value& highReal,
                                              Value& highImaginary, const Value& real,
                                              const Value& imaginary) {
  const Value evenReal = 0.5F * (lowReal + highReal);
  const Value evenImaginary = 0.5F * (lowImaginary - highImaginary);
  const Value oddReal = 0.5F * (lowImaginary + highImaginary);
  const Value oddImaginary = 0.5F * (highReal - lowReal);
  const Value turnedReal = real * oddReal - imaginary * oddImaginary;
  const Value turnedImaginary = real * oddImaginary + imaginary * oddReal;
  lowReal = evenReal + turnedReal;
  lowImaginary = evenImaginary + turnedImaginary;
  highReal = evenReal - turnedReal;
  highImaginary = turnedImaginary - evenImaginary;
}

[[gnu::always_inline]] inline void load(const float* from, Float8& to) {
  __builtin_memcpy(&to, from, sizeof to);
}
[[gnu::always_inline]] inline void store(const Float8& from, float* to) {
  __builtin_memcpy(to, &from, sizeof from);
}

/// Eight pairs. @param low the first k's value. @param high its partner's, the others lie before it
[[gnu::always_inline]] inline void unfoldEight(float* low, float* high, const float* real,
                                               const float* imaginary) {
  float* const from = high - 2 * (kLanes - 1);
  Float8 a, b, c, d, turnReal, turnImaginary;
  load(low, a);
  load(low + kLanes, b);
  load(from, c);
  load(from + kLanes, d);
  load(real, turnReal);
  load(imaginary, turnImaginary);
  Float8 lowReal = __builtin_shufflevector(a, b, 0, 2, 4, 6, 8, 10, 12, 14);
  Float8 lowImaginary = __builtin_shufflevector(a, b, 1, 3, 5, 7, 9, 11, 13, 15);
  Float8 highReal = __builtin_shufflevector(c, d, 14, 12, 10, 8, 6, 4, 2, 0);
  Float8 highImaginary = __builtin_shufflevector(c, d, 15, 13, 11, 9, 7, 5, 3, 1);
  unfoldPair(lowReal, lowImaginary, highReal, highImaginary, turnReal, turnImaginary);
  store(__builtin_shufflevector(lowReal, lowImaginary, 0, 8, 1, 9, 2, 10, 3, 11), low);
  store(__builtin_shufflevector(lowReal, lowImaginary, 4, 12, 5, 13, 6, 14, 7, 15), low + kLanes);
  store(__builtin_shufflevector(highReal, highImaginary, 7, 15, 6, 14, 5, 13, 4, 12), from);
  store(__builtin_shufflevector(highReal, highImaginary, 3, 11, 2, 10, 1, 9, 0, 8), from + kLanes);
}

BARLINE_SIMD_CLONES
void unfoldAll(float* values, std::size_t half, Turns turns) {
  const float real = values[0];
  const float imaginary = values[1];
  std::size_t k = 1;
  for (; 2 * (k + kLanes) <= half + 1; k += kLanes) {
    unfoldEight(values + 2 * k, values + 2 * (half - k), turns.real + k, turns.imaginary + k);
  }
  for (; 2 * k <= half; ++k) {
    float* const low = values + 2 * k;
    float* const high = values + 2 * (half - k);
    float highReal = high[0];
    float highImaginary = high[1];
    unfoldPair(low[0], low[1], highReal, highImaginary, turns.real[k], turns.imaginary[k]);
    high[0] = highReal;
    high[1] = highImaginary;
  }
  values[0] = real + imaginary;
  values[1] = 0.0F;
  values[2 * half] = real - imaginary;
  values[2 * half + 1] = 0.0F;
}

}  // namespace

RealSpectrum::RealSpectrum(std::size_t half) : half_(half) {
  for (std::size_t k = 0; 2 * k <= half; ++k) {
    const double angle = -std::numbers::pi * static_cast<double>(k) / static_cast<double>(half);
    real_.push_back(static_cast<float>(std::cos(angle)));
    imaginary_.push_back(static_cast<float>(std::sin(angle)));
  }
}

void RealSpectrum::unfold(float* values) const {
  unfoldAll(values, half_, {real_.data(), imaginary_.data()});
}

}  // namespace barline::dsp
