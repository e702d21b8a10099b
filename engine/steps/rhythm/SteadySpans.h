#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/pipeline/StepContext.h"

namespace barline::steps::rhythm {

/// Sums from which the straight line through any stretch of beats follows at once.
class LineFit {
 public:
  /// @param times seconds, ascending, at least 2
  explicit LineFit(std::span<const double> times);

  struct Line {
    double begin{};         ///< seconds, of the stretch's first beat
    double slope{};         ///< seconds a beat
    double squaredError{};  ///< sum, s²
  };

  /// The least squares line through beats [from, to), at least 2.
  [[nodiscard]] Line fit(std::size_t from, std::size_t to) const;

 private:
  struct Sums {
    double y{};
    double xy{};
    double yy{};
  };
  double first_;
  double meanInterval_;
  std::vector<Sums> sums_;
};

/// Cuts a track into stretches of steady tempo, in which beat times lie on a straight line over beat numbers,
/// by optimal partitioning (Jackson et al. 2005). @return the first beat of each stretch, then the number of
/// beats. In long tracks stretches begin at multiples of a few beats only, which bounds the work.
/// @throws pipeline::Cancelled
[[nodiscard]] std::vector<std::size_t> steadySpans(const LineFit& lines, std::size_t beats,
                                                   pipeline::StepContext& context, double progressFrom,
                                                   double progressTo);

}  // namespace barline::steps::rhythm
