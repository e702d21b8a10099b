#pragma once

#include <span>
#include <vector>

#include "engine/pipeline/StepContext.h"

namespace barline::steps::rhythm {

/// Beat times, seconds, with those that a machine made on its grid: where the beats of a long stretch of
/// steady tempo lie so near to one straight line that no player was there, each is moved onto the line, which
/// is fitted to the bulk of them. All others stay.
/// @throws pipeline::Cancelled
[[nodiscard]] std::vector<double> onMachineGrid(std::span<const double> times, pipeline::StepContext& context,
                                                double progressFrom, double progressTo);

}  // namespace barline::steps::rhythm
