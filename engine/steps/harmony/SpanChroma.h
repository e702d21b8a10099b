#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "engine/model/Chromagram.h"
#include "engine/model/TimeRange.h"

namespace barline::steps {

/// Running sums of a chromagram's codes, so that the mean of any stretch is two look-ups.
class ChromaIntegral {
 public:
  explicit ChromaIntegral(const model::Chromagram& chromagram);

  /// Means over `range` of bass, treble (12 codes each) and level (dBFS); a frame reaches half a step to
  /// either side. An empty range gives the nearest frame.
  void mean(const model::TimeRange& range, std::array<float, 12>& bass, std::array<float, 12>& treble,
            float& levelDb) const;

 private:
  static constexpr std::size_t kWidth = 25;  // bass, treble, level

  [[nodiscard]] std::array<double, kWidth> upTo(double frame) const;

  double frameStep_;
  std::size_t frames_;
  std::vector<std::uint32_t> sums_;  // (frames + 1) rows of kWidth
};

}  // namespace barline::steps
