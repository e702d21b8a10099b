#pragma once

#include <cmath>
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

/// ReplayGain 2.0: what brings a track to −18 LUFS, dB. Absent below the gates.
[[nodiscard]] inline std::optional<double> replayGainDb(const Loudness& loudness) {
  constexpr double kReferenceLufs = -18.0;
  if (!loudness.integratedLufs) return std::nullopt;
  return kReferenceLufs - *loudness.integratedLufs;
}

/// ReplayGain 2.0: the track's true peak as a factor, 1 being full scale. Absent for silence.
[[nodiscard]] inline std::optional<double> replayGainPeak(const Loudness& loudness) {
  if (!loudness.truePeakDbtp) return std::nullopt;
  return std::pow(10.0, *loudness.truePeakDbtp / 20.0);
}

}  // namespace barline::model
