#pragma once

#include <cstddef>
#include <vector>

#include "engine/model/OnsetActivation.h"

namespace barline::steps::rhythm {

/// Onset strength of one or more bands over time, made independent of the music's level.
struct PulseSignal {
  double frameRate{};
  std::vector<float> values;  ///< ≥ 0, in units of the root mean square over the seconds around
};

/// All bands together, each in units of its own strength over the whole track, so that a quiet band with a
/// clear pulse counts as much as a loud one; what lies below the local mean is 0.
[[nodiscard]] PulseSignal makePulseSignal(const model::OnsetActivation& activation);

/// Strength (linear) of one band in every frame. @param band below OnsetActivation::kBands
[[nodiscard]] std::vector<float> bandStrength(const model::OnsetActivation& activation, std::size_t band);

/// Mean over 2 · radius + 1 frames around each; at the ends over what there is.
[[nodiscard]] std::vector<float> movingMean(const std::vector<float>& values, std::size_t radius);

/// The largest value within `reach` frames of `frame`, at least 0.
[[nodiscard]] float strongestAround(const std::vector<float>& values, double frame, std::ptrdiff_t reach);

}  // namespace barline::steps::rhythm
