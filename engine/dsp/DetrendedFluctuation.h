#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace barline::dsp {

/// Detrended fluctuation analysis (Peng et al. 1994) of a series as it comes: the series is summed up, and
/// how far that sum strays from a straight line, within stretches of some length, tells how the series
/// fluctuates on that scale. Memory is bounded by the longest scale.
class DetrendedFluctuation {
 public:
  /// @param scales lengths of stretches in values of the series, rising, 3 up
  explicit DetrendedFluctuation(std::vector<std::size_t> scales);

  void add(float value);

  /// Values so far.
  [[nodiscard]] std::size_t count() const { return count_; }

  [[nodiscard]] std::span<const std::size_t> scales() const { return scales_; }

  /// F(scale): the RMS distance of the summed series from the straight line that fits best, over all
  /// stretches so far that begin a fiftieth of the scale after each other. 0 where there was none.
  /// @param index of the scale
  [[nodiscard]] double fluctuation(std::size_t index) const;

 private:
  struct Sum {
    double squares{};  ///< of the residuals, means over each stretch
    std::size_t stretches{};
  };

  std::vector<std::size_t> scales_;
  std::vector<Sum> sums_;
  std::vector<double> ramp_;    ///< 0, 1, 2 … up to the longest scale
  std::vector<double> summed_;  ///< the summed series, its last scales().back() values or more
  std::size_t count_{};
};

}  // namespace barline::dsp
