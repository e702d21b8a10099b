#pragma once

#include <span>

namespace barline::storage {

struct Quartiles {
  float lower{};
  float median{};
  float upper{};
};

/// At a quarter, half and three quarters of the way through the values in order, interpolated linearly
/// between neighbours (Hyndman and Fan 1996, definition 7, as numpy and R have it). Exact, without sorting:
/// some 0.5 ms for 100,000 values.
/// @param values at least one, none of them NaN
[[nodiscard]] Quartiles quartiles(std::span<const float> values);

}  // namespace barline::storage
