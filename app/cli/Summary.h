#pragma once

#include <string>

#include "engine/model/Timeline.h"
#include "engine/pipeline/Runner.h"

namespace barline::cli {

/// What a person wants to know of an analysis at a glance: a line with the file's name and one for each
/// figure that is known, every number with its unit.
[[nodiscard]] std::string summary(const model::Timeline& timeline, const pipeline::AnalysisReport& report);

}  // namespace barline::cli
