#pragma once

#include <bit>
#include <cstdint>

namespace barline::dsp {

/// 2^exponent to within 3·10⁻⁶ of its value, in a form that compilers vectorise; exponents beyond ±126 count
/// as ±126. The whole part goes into the float's exponent, the rest, −½ to ½, through the power series.
[[nodiscard]] inline float fastExp2(float exponent) {
  constexpr float kRounder = 12582912.0F;  // 1.5 · 2^23: adding it leaves no room for a fraction
  const float bounded = exponent < 126.0F ? exponent : 126.0F;
  const float x = bounded > -126.0F ? bounded : -126.0F;
  const float shifted = x + kRounder;
  const float f = x - (shifted - kRounder);
  const std::int32_t whole = std::bit_cast<std::int32_t>(shifted) - std::bit_cast<std::int32_t>(kRounder);
  const float power = std::bit_cast<float>((whole + 127) << 23);
  constexpr float k1 = 0.693147181F;
  constexpr float k2 = 0.240226507F;
  constexpr float k3 = 0.0555041087F;
  constexpr float k4 = 0.00961812911F;
  constexpr float k5 = 0.00133335581F;
  return power * (1.0F + f * (k1 + f * (k2 + f * (k3 + f * (k4 + f * k5)))));
}

}  // namespace barline::dsp
