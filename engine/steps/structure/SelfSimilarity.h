#pragma once

#include <cstddef>
#include <vector>

#include "engine/steps/structure/SongBars.h"

namespace barline::steps::structure {

/// How alike the bars of a song are: symmetric, 1 for a bar and itself.
class SelfSimilarity {
 public:
  explicit SelfSimilarity(std::size_t size) : size_(size), values_(size * size) {}

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] float at(std::size_t i, std::size_t j) const { return values_[i * size_ + j]; }
  void set(std::size_t i, std::size_t j, float value) {
    values_[i * size_ + j] = value;
    values_[j * size_ + i] = value;
  }

 private:
  std::size_t size_;
  std::vector<float> values_;
};

/// Mean of two cosines, of timbre and of harmony, both after taking away what is common to all bars: −1 to 1.
[[nodiscard]] SelfSimilarity compareBars(const SongBars& song);

}  // namespace barline::steps::structure
