#pragma once

#include <cstddef>
#include <cstdint>

namespace barline::dsp {

/// Frames that are measured side by side: what a kernel does to a frame it does to each of the eight, without
/// adding up across them, so that a frame's figures don't depend on its neighbours or on the processor.
inline constexpr std::size_t kLanes = 8;

// Aligned by name: without AVX a compiler would be content with 16 bytes, and AVX clones of a function are
// not.
using Float8 [[gnu::vector_size(32), gnu::aligned(32)]] = float;
using Int8 [[gnu::vector_size(32), gnu::aligned(32)]] = std::int32_t;

/// One value of each of the eight frames.
struct Lanes {
  Float8 value{};
};
static_assert(alignof(Lanes) == 32);

/// dsp::fastLog2 in each lane.
[[gnu::always_inline]] inline void fastLog2(const Float8& value, Float8& out) {
  Int8 bits;
  __builtin_memcpy(&bits, &value, sizeof bits);
  const Float8 exponent = __builtin_convertvector((bits >> 23) - 127, Float8);
  const Int8 mantissa = (bits & 0x007fffff) | 0x3f800000;
  Float8 m;
  __builtin_memcpy(&m, &mantissa, sizeof m);
  m -= 1.0F;
  const Float8 fit = 0.4419168F + m * (-0.2671778F + m * (0.1484233F - m * 0.0451472F));
  out = exponent + m * (1.0F + (1.0F - m) * fit);
}

}  // namespace barline::dsp
