#pragma once

#include <vector>

namespace barline::performance {

/// The value below which a share of `values` lies, interpolated linearly between neighbours (Hyndman & Fan
/// 1996, type 7). @param values at least one @param share 0–1
[[nodiscard]] double quantile(std::vector<double> values, double share);

/// Median absolute deviation from the median, times 1.4826, by which it estimates the standard deviation of
/// a normal distribution (Rousseeuw & Croux 1993). @param values at least one
[[nodiscard]] double spread(const std::vector<double>& values);

}  // namespace barline::performance
