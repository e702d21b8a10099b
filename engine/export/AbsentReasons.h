#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/model/Timeline.h"

namespace barline::exporting {

/// Why what a step looked for is not in the timeline: (field of the JSON, one English sentence). Nothing for
/// steps that did not run or failed; `problems` tells of those.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> absentReasons(const model::Timeline& timeline);

}  // namespace barline::exporting
