#pragma once

#include <vector>

#include "engine/model/OnsetActivation.h"

namespace barline::steps::features {

/// When something begins to sound, in seconds, ascending: maxima over ±30 ms of the mean strength of all
/// bands that lie 0.02 (of the strongest that is coded) above the mean of ±150 ms around them. The scale is
/// the same for every track, so that dense tracks have many and no single stroke hides the rest; rates of
/// different tracks may be compared.
[[nodiscard]] std::vector<double> onsetTimes(const model::OnsetActivation& activation);

}  // namespace barline::steps::features
