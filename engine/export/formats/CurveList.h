#pragma once

#include <string_view>
#include <vector>

#include "engine/model/Timeline.h"

namespace barline::exporting {

struct NamedCurve {
  std::string_view id;  ///< as in the timeline JSON: "loudness_momentary"
  const model::Curve* curve{};
};

/// The curves of Layer::Curves that have values, with the names that they have in the timeline JSON. Valid as
/// long as the timeline's parts.
[[nodiscard]] std::vector<NamedCurve> curvesOf(const model::Timeline& timeline);

}  // namespace barline::exporting
