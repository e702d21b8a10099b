#pragma once

#include <array>
#include <optional>
#include <tuple>

#include "engine/model/Curve.h"

namespace barline::model {

/// How specific loudness is weighted for sharpness: DIN 45692:2009; Aures 1985; von Bismarck 1974; Fastl and
/// Zwicker 2007.
enum class SharpnessWeighting : unsigned char { Din, Aures, Bismarck, Fastl };

inline constexpr std::size_t kSharpnessWeightings = 4;

/// Sharpness over time by one weighting.
struct SharpnessCurve {
  /// Over the time that is at least 0.1 sone loud, but for the first half second (of a short track the first
  /// quarter), in which the model of hearing settles. Absent where no time is left.
  std::optional<double> meanAcum;
  Curve curve;  ///< acum; 0 where it is not that loud

  bool operator==(const SharpnessCurve&) const = default;
  static constexpr auto fields() { return std::tuple{&SharpnessCurve::meanAcum, &SharpnessCurve::curve}; }
};

/// Loudness as heard, after ISO 532-1:2017 for time-varying sounds. Figures are of the loudness every 2 ms,
/// and absent for a track without samples; silence has 0 sone and no level.
struct PerceivedLoudness {
  std::optional<double> meanSone;
  std::optional<double> maximumSone;
  std::optional<double> n5Sone;     ///< exceeded for 5 % of the time
  std::optional<double> n10Sone;    ///< for 10 %
  std::optional<double> n50Sone;    ///< for half of it
  std::optional<double> levelPhon;  ///< loudness level of N5, at least 3
  Curve loudness;                   ///< sone; each value the mean of the step around it

  /// By SharpnessWeighting: the same analysis gives them along the way.
  std::array<SharpnessCurve, kSharpnessWeightings> sharpness;

  bool operator==(const PerceivedLoudness&) const = default;
  static constexpr auto fields() {
    return std::tuple{&PerceivedLoudness::meanSone, &PerceivedLoudness::maximumSone,
                      &PerceivedLoudness::n5Sone,   &PerceivedLoudness::n10Sone,
                      &PerceivedLoudness::n50Sone,  &PerceivedLoudness::levelPhon,
                      &PerceivedLoudness::loudness, &PerceivedLoudness::sharpness};
  }
};

/// How sharp a track sounds; see SharpnessCurve for what a mean is taken over.
struct Sharpness {
  std::optional<double> meanAcum;  ///< by the weighting asked for
  Curve curve;                     ///< acum, by the weighting asked for
  /// By every SharpnessWeighting.
  std::array<std::optional<double>, kSharpnessWeightings> meansAcum;

  bool operator==(const Sharpness&) const = default;
  static constexpr auto fields() {
    return std::tuple{&Sharpness::meanAcum, &Sharpness::curve, &Sharpness::meansAcum};
  }
};

}  // namespace barline::model
