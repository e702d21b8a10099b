#pragma once

#include <algorithm>
#include <cmath>

namespace barline::dsp::zwicker {

/// Loudness level (phon) of a loudness (sone): 40 + 10·log2 N from 1 sone on, 40·(N + 0.0005)^0.35 below, but
/// at least 3 (ISO 532-1:2017, 5.5).
[[nodiscard]] inline double loudnessLevel(double loudness) {
  if (loudness >= 1.0) return 40.0 + 10.0 * std::log2(loudness);
  return std::max(3.0, 40.0 * std::pow(loudness + 0.0005, 0.35));
}

}  // namespace barline::dsp::zwicker
