#include "engine/dsp/Windows.h"

#include <cmath>
#include <initializer_list>
#include <numbers>

#include "engine/dsp/Dispatch.h"

namespace barline::dsp {
namespace {

std::vector<float> cosineSum(std::size_t size, std::initializer_list<double> coefficients) {
  std::vector<float> window(size);
  for (std::size_t n = 0; n < size; ++n) {
    const double phase = 2.0 * std::numbers::pi * static_cast<double>(n) / static_cast<double>(size);
    double sum = 0.0;
    double harmonic = 0.0;
    for (const double coefficient : coefficients) {
      sum += coefficient * std::cos(harmonic * phase);
      harmonic += 1.0;
    }
    window[n] = static_cast<float>(sum);
  }
  return window;
}

BARLINE_SIMD_CLONES
void multiply(const float* a, const float* b, std::size_t count, float* out) {
  for (std::size_t i = 0; i < count; ++i) out[i] = a[i] * b[i];
}

}  // namespace

void applyWindow(const float* samples, std::span<const float> window, float* out) {
  multiply(samples, window.data(), window.size(), out);
}

std::vector<float> hannWindow(std::size_t size) {
  return cosineSum(size, {0.5, -0.5});
}

std::vector<float> hammingWindow(std::size_t size) {
  return cosineSum(size, {0.54, -0.46});
}

std::vector<float> blackmanWindow(std::size_t size) {
  return cosineSum(size, {0.42, -0.5, 0.08});
}

std::vector<float> blackmanHarrisWindow(std::size_t size) {
  return cosineSum(size, {0.35875, -0.48829, 0.14128, -0.01168});
}

}  // namespace barline::dsp
