#pragma once

#include <optional>
#include <tuple>

namespace barline::model {

/// How a track spreads between its left and right front channels. One channel counts as two equal ones;
/// both are absent for silence and where there are channels but not these two.
struct StereoImage {
  std::optional<double> width;  ///< 0 (both the same) to 1 (opposite): share of side in mid and side power
  std::optional<double> correlation;  ///< −1 to 1; absent also where one of them is silent

  bool operator==(const StereoImage&) const = default;
  static constexpr auto fields() { return std::tuple{&StereoImage::width, &StereoImage::correlation}; }
};

}  // namespace barline::model
