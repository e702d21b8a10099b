#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/tags/writing/TagPlan.h"

namespace barline::app {

/// A plan as the journal keeps it: {"format": …, "changes": [{"subject", "name", "before": […], "after":
/// […]}]}.
[[nodiscard]] std::string planJson(const tags::TagPlan& plan);

/// Reads it back, but for the file. @throws std::runtime_error for anything else
[[nodiscard]] tags::TagPlan parsePlanJson(std::string_view json);

}  // namespace barline::app
