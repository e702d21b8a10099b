#include "engine/dsp/PeakPicking.h"

namespace barline::dsp {
namespace {

/// Where the parabola through three equally spaced values has its maximum, from −0.5 to 0.5 of the middle
/// one.
double parabolicOffset(double left, double middle, double right) {
  const double curvature = left - 2.0 * middle + right;
  return curvature < 0.0 ? 0.5 * (left - right) / curvature : 0.0;
}

}  // namespace

std::vector<Peak> pickPeaks(std::span<const float> values, float threshold) {
  std::vector<Peak> peaks;
  for (std::size_t i = 1; i + 1 < values.size(); ++i) {
    if (values[i] < threshold || values[i] <= values[i - 1] || values[i] < values[i + 1]) continue;
    const double offset = parabolicOffset(values[i - 1], values[i], values[i + 1]);
    peaks.push_back({static_cast<double>(i) + offset, values[i]});
  }
  return peaks;
}

}  // namespace barline::dsp
