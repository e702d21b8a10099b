#pragma once

#include <optional>
#include <tuple>

#include "engine/model/Curve.h"

namespace barline::model {

/// How energetic music is, 1 (calm) to 10, from its loudness, onsets, high frequencies and crest.
struct EnergyRating {
  std::optional<double> rating;  ///< of the track; absent for silence and under 0.4 s
  Curve curve;                   ///< over 3 s around each moment, unit "1-10"; empty where there is no rating

  bool operator==(const EnergyRating&) const = default;
  static constexpr auto fields() { return std::tuple{&EnergyRating::rating, &EnergyRating::curve}; }
};

}  // namespace barline::model
