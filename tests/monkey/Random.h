#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <vector>

namespace barline::monkey {

/// Choices from a seed, the same with every standard library.
class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  /// @return 0 … count − 1; 0 where count is 0 or less
  [[nodiscard]] int below(int count) {
    return count <= 0 ? 0 : static_cast<int>(engine_() % static_cast<std::uint64_t>(count));
  }
  [[nodiscard]] int between(int lowest, int highest) { return lowest + below(highest - lowest + 1); }
  /// @param percent 0–100
  [[nodiscard]] bool chance(int percent) { return below(100) < percent; }

  /// @param values at least one
  template <class Values>
  [[nodiscard]] auto& pick(Values& values) {
    return values[static_cast<std::size_t>(below(static_cast<int>(std::size(values))))];
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace barline::monkey
