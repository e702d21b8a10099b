#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "engine/model/Chromagram.h"
#include "engine/model/OnsetActivation.h"

namespace barline::steps::rhythm {

/// What is heard at one pulse, each in standard deviations from the mean of the pulses around, within ±3.
struct PulseFeatures {
  enum Index : std::size_t {
    TrebleChange,  ///< of chroma from the two pulses before to the two from here on
    BassChange,
    TrebleChangeWide,  ///< of four pulses
    BassChangeWide,
    FirstBand,  ///< onset strength in OnsetActivation's bands
  };
  static constexpr std::size_t kCount = FirstBand + model::OnsetActivation::kBands;

  std::array<float, kCount> values{};
};

/// @param pulses times in seconds, ascending
[[nodiscard]] std::vector<PulseFeatures> pulseFeatures(std::span<const double> pulses,
                                                       const model::OnsetActivation& onsets,
                                                       const model::Chromagram& chromagram);

}  // namespace barline::steps::rhythm
