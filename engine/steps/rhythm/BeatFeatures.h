#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "engine/model/Chromagram.h"
#include "engine/model/OnsetActivation.h"

namespace barline::steps::rhythm {

/// What is heard at one beat, each in standard deviations from the mean of the beats around.
struct BeatFeatures {
  static constexpr std::size_t kCount = 10;
  enum Index : std::size_t {
    TrebleChange,  ///< of chroma from the beat before to this one
    BassChange,
    TrebleChangeWide,  ///< from the two beats before to these two
    BassChangeWide,
    FirstBand,  ///< onset strength in OnsetActivation's bands
  };
  std::array<float, kCount> values{};
};

/// @param beats times in seconds, ascending
[[nodiscard]] std::vector<BeatFeatures> beatFeatures(std::span<const double> beats,
                                                     const model::OnsetActivation& onsets,
                                                     const model::Chromagram& chromagram);

}  // namespace barline::steps::rhythm
