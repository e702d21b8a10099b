#include "engine/model/Curve.h"

#include <cmath>

namespace barline::model {

std::optional<float> Curve::at(double time) const {
  if (values.empty() || step <= 0.0) return std::nullopt;
  const double position = (time - start) / step;
  if (!(position >= 0.0 && position <= static_cast<double>(values.size() - 1))) return std::nullopt;
  const auto index = static_cast<std::size_t>(position);
  if (index + 1 >= values.size()) return values.back();
  const auto fraction = static_cast<float>(position - static_cast<double>(index));
  return values[index] + fraction * (values[index + 1] - values[index]);
}

}  // namespace barline::model
