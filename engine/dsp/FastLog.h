#pragma once

#include <bit>
#include <cstdint>

namespace barline::dsp {

/// log2 of a positive, normal number to within 2·10⁻⁵, in a form that compilers vectorise. Exponent and
/// mantissa are taken apart; the mantissa's logarithm is a polynomial fit that is exact at both ends, so
/// there are no jumps.
[[nodiscard]] inline float fastLog2(float value) {
  const auto bits = std::bit_cast<std::int32_t>(value);
  const auto exponent = static_cast<float>((bits >> 23) - 127);
  const float m = std::bit_cast<float>((bits & 0x007fffff) | 0x3f800000) - 1.0f;
  const float fit = 0.4419168f + m * (-0.2671778f + m * (0.1484233f - m * 0.0451472f));
  return exponent + m * (1.0f + (1.0f - m) * fit);
}

}  // namespace barline::dsp
