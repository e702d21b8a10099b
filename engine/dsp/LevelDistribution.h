#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/memory/LongVector.h"

namespace barline::dsp {

/// How levels spread over time. Exact, whatever their number: the values are kept (LongVector), but never
/// sorted or copied, as counts by the halves of a number's bits find each rank.
class LevelDistribution {
 public:
  /// @param level a number
  void add(float level);

  [[nodiscard]] std::size_t size() const { return values_.size(); }

  // Of what was added, at least one value:
  [[nodiscard]] double mean() const { return sum_ / static_cast<double>(values_.size()); }
  [[nodiscard]] float maximum() const { return maximum_; }
  /// What is exceeded for `share` (0–1) of the time, interpolated between the two nearest values.
  [[nodiscard]] double exceeded(double share) const;

 private:
  using Counts = std::vector<std::uint32_t>;

  [[nodiscard]] float ranked(std::size_t rank) const;

  memory::LongVector<float> values_;
  Counts byUpperHalf_ = Counts(std::size_t{1} << 16);  ///< of the bits in order of size
  double sum_{};
  float maximum_{};
};

}  // namespace barline::dsp
