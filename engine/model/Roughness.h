#pragma once

#include <optional>
#include <tuple>

#include "engine/model/Curve.h"

namespace barline::model {

/// Roughness after Daniel and Weber (1997), in asper: 1 asper is a 1 kHz tone of 60 dB SPL whose amplitude is
/// fully modulated at 70 Hz. Figures are absent for tracks shorter than one window; silence has 0 asper.
struct Roughness {
  std::optional<double> meanAsper;
  std::optional<double> exceeded5Asper;  ///< R5: what is exceeded in 5 % of the time
  std::optional<double> maximumAsper;
  Curve curve;  ///< asper, 200 ms window; a value stands in the middle of its window

  bool operator==(const Roughness&) const = default;
  static constexpr auto fields() {
    return std::tuple{&Roughness::meanAsper, &Roughness::exceeded5Asper, &Roughness::maximumAsper,
                      &Roughness::curve};
  }
};

}  // namespace barline::model
