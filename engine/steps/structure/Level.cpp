#include "engine/steps/structure/Level.h"

#include <algorithm>
#include <cmath>

namespace barline::steps::structure {
namespace {

constexpr double kFloor = -120.0;

}  // namespace

double meanLevel(const model::EnergyCurve& energy, const model::TimeRange& range) {
  const model::Curve& curve = energy.curve;
  const auto index = [&](double time) {
    const double count = static_cast<double>(curve.values.size());
    return static_cast<std::size_t>(std::clamp(std::ceil((time - curve.start) / curve.step), 0.0, count));
  };
  if (curve.values.empty()) return kFloor;
  const std::size_t begin = index(range.begin);
  const std::size_t end = index(range.end);
  if (begin >= end) return kFloor;
  double power = 0.0;
  for (std::size_t i = begin; i < end; ++i) {
    power += std::pow(10.0, 0.1 * static_cast<double>(curve.values[i]));
  }
  power /= static_cast<double>(end - begin);
  return std::max(kFloor, 10.0 * std::log10(power));
}

}  // namespace barline::steps::structure
