#pragma once

#include "engine/model/Curve.h"
#include "engine/model/TimeRange.h"

namespace barline::steps::structure {

/// Level of the mean power over `range`, in dBFS from −120 up; −120 where the curve has no value in it.
[[nodiscard]] double meanLevel(const model::EnergyCurve& energy, const model::TimeRange& range);

}  // namespace barline::steps::structure
