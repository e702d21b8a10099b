#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace barline::steps::structure {

/// Points in a space of few dimensions, one for each row of what was observed.
struct SlowFeatures {
  std::size_t dimensions{};
  std::vector<double> points;  ///< `dimensions` a row

  [[nodiscard]] std::size_t size() const { return dimensions == 0 ? 0 : points.size() / dimensions; }
  [[nodiscard]] std::span<const double> at(std::size_t row) const {
    return std::span(points).subspan(row * dimensions, dimensions);
  }
};

/// Directions in which the rows differ over the whole and hardly from one to the next: what tells sections
/// apart and not the bars within them (slow feature analysis: Wiskott and Sejnowski 2002, here linear and
/// over distances of one and two rows). Each direction is scaled so that the difference between near rows is
/// about 1: distances are in units of what changes all the time. No dimensions where nothing lasts, or there
/// are fewer than eight rows.
/// @param rows row by row, `width` values each, finite, on a scale on which 0.03 is nothing
[[nodiscard]] SlowFeatures slowFeatures(std::span<const float> rows, std::size_t width);

}  // namespace barline::steps::structure
