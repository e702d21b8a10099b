#pragma once

#include <optional>
#include <span>

#include "engine/model/Curve.h"
#include "engine/model/TimeRange.h"

namespace barline::steps::features {

/// The values of a curve whose times lie in a stretch, the nearest where it is too short for any.
[[nodiscard]] std::span<const float> valuesIn(const model::Curve& curve, const model::TimeRange& range);

/// Mean of a curve's values in a stretch; nothing where the curve is empty.
[[nodiscard]] std::optional<double> meanIn(const model::Curve& curve, const model::TimeRange& range);

/// Loudness of a stretch: the level of the mean energy of the momentary loudness, in LUFS; nothing below −70,
/// EBU R 128's absolute gate.
[[nodiscard]] std::optional<double> loudnessIn(const model::Curve& momentary, const model::TimeRange& range);

}  // namespace barline::steps::features
