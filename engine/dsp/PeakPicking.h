#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace barline::dsp {

/// A local maximum of an evenly sampled curve.
struct Peak {
  double position{};  ///< index with a fraction, from the parabola through the maximum and its neighbours
  float height{};     ///< of the sample at the maximum

  bool operator==(const Peak&) const = default;
};

/// Local maxima of at least `threshold`, ascending; the first sample of a plateau counts, the two ends don't.
[[nodiscard]] std::vector<Peak> pickPeaks(std::span<const float> values, float threshold);

}  // namespace barline::dsp
