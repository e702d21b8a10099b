#pragma once

#include <optional>
#include <tuple>

#include "engine/model/Curve.h"

namespace barline::model {

/// Broadcast loudness after ITU-R BS.1770-4 and EBU R 128. Fields are absent below the gates (silence) and
/// for tracks shorter than their window. A curve's value stands in the middle of its window, floored at −120.
struct Loudness {
  std::optional<double> integratedLufs;
  std::optional<double> rangeLu;
  std::optional<double> truePeakDbtp;
  std::optional<double> maximumMomentaryLufs;
  std::optional<double> maximumShortTermLufs;
  Curve momentary;  ///< LUFS, 400 ms window
  Curve shortTerm;  ///< LUFS, 3 s window

  bool operator==(const Loudness&) const = default;
  static constexpr auto fields() {
    return std::tuple{&Loudness::integratedLufs,
                      &Loudness::rangeLu,
                      &Loudness::truePeakDbtp,
                      &Loudness::maximumMomentaryLufs,
                      &Loudness::maximumShortTermLufs,
                      &Loudness::momentary,
                      &Loudness::shortTerm};
  }
};

}  // namespace barline::model
