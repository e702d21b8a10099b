#include "engine/steps/features/CurveRange.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace barline::steps::features {
namespace {

constexpr double kQuietest = -70.0;  // LUFS

}  // namespace

std::span<const float> valuesIn(const model::Curve& curve, const model::TimeRange& range) {
  if (curve.values.empty() || curve.step <= 0.0) return {};
  const auto count = static_cast<double>(curve.values.size());
  const auto indexAfter = [&](double time) {
    return std::clamp(std::ceil((time - curve.start) / curve.step), 0.0, count);
  };
  double first = indexAfter(range.begin);
  double end = indexAfter(range.end);
  if (first >= end) {
    const double middle = (0.5 * (range.begin + range.end) - curve.start) / curve.step;
    first = std::clamp(std::round(middle), 0.0, count - 1.0);
    end = first + 1.0;
  }
  return std::span(curve.values)
      .subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(end - first));
}

std::optional<double> meanIn(const model::Curve& curve, const model::TimeRange& range) {
  const std::span<const float> values = valuesIn(curve, range);
  if (values.empty()) return std::nullopt;
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

std::optional<double> loudnessIn(const model::Curve& momentary, const model::TimeRange& range) {
  const std::span<const float> values = valuesIn(momentary, range);
  if (values.empty()) return std::nullopt;
  double energy = 0.0;
  for (const float value : values) energy += std::pow(10.0, 0.1 * static_cast<double>(value));
  const double level = 10.0 * std::log10(energy / static_cast<double>(values.size()));
  if (level < kQuietest) return std::nullopt;
  return level;
}

}  // namespace barline::steps::features
