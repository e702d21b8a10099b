#pragma once

#include <bit>
#include <cstdint>

namespace barline::model {

/// The value of an IEEE 754 binary16, exactly.
[[nodiscard]] constexpr float halfToFloat(std::uint16_t half) {
  const std::uint32_t sign = static_cast<std::uint32_t>(half & 0x8000U) << 16;
  const std::uint32_t magnitude = static_cast<std::uint32_t>(half & 0x7fffU) << 13;
  if (magnitude >= 0x1fU << 23) return std::bit_cast<float>(sign | 0xffU << 23 | (magnitude & 0x7fffffU));
  // The exponents' offsets differ by 112; as a product this holds for subnormals too.
  return std::bit_cast<float>(sign |
                              std::bit_cast<std::uint32_t>(std::bit_cast<float>(magnitude) * 0x1p112F));
}

/// The binary16 nearest to a finite number, ties to the even one; beyond ±65504 the last. 11 bits of
/// precision from 2⁻¹⁴ up.
[[nodiscard]] constexpr std::uint16_t floatToHalf(float value) {
  const auto bits = std::bit_cast<std::uint32_t>(value);
  const auto sign = static_cast<std::uint16_t>(bits >> 16 & 0x8000U);
  const float magnitude = std::bit_cast<float>(bits & 0x7fffffffU);
  if (magnitude >= 65504.0F) return sign | 0x7bffU;
  if (magnitude < 0x1p-14F) {
    // Adding 2²³ · 2⁻²⁴ leaves the subnormal's mantissa, rounded, in the lowest bits.
    const float shifted = magnitude + 0.5F;
    return static_cast<std::uint16_t>(sign | (std::bit_cast<std::uint32_t>(shifted) & 0x7ffU));
  }
  const std::uint32_t rounded = std::bit_cast<std::uint32_t>(magnitude) + 0xfffU + (bits >> 13 & 1U);
  return static_cast<std::uint16_t>(sign | (rounded - (112U << 23)) >> 13);
}

}  // namespace barline::model
