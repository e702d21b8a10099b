#pragma once

#include <optional>
#include <vector>

#include "engine/export/report/Report.h"

namespace barline::exporting::reports {

/// How many tracks have which tempo, in steps of 2 to 10 BPM. @param bpm ascending, finite
/// @return nothing for fewer than three tracks: there is no distribution to be seen
[[nodiscard]] std::optional<Drawing> tempoHistogram(const std::vector<double>& bpm);

}  // namespace barline::exporting::reports
