#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "engine/model/BeatGrid.h"

namespace barline::model {

/// Evenly sampled values over time. Value i stands at start + i · step seconds.
struct Curve {
  double start{};    ///< seconds
  double step{};     ///< seconds, > 0
  std::string unit;  ///< "dBFS", "LUFS", "BPM", …
  std::vector<float> values;

  /// Linear interpolation at `time`; nothing outside the curve.
  [[nodiscard]] std::optional<float> at(double time) const;

  bool operator==(const Curve&) const = default;
  static constexpr auto fields() {
    return std::tuple{&Curve::start, &Curve::step, &Curve::unit, &Curve::values};
  }
};

/// RMS level over time, in dBFS (a full-scale sine is −3.01), floored at −120.
struct EnergyCurve {
  Curve curve;

  bool operator==(const EnergyCurve&) const = default;
  static constexpr auto fields() { return std::tuple{&EnergyCurve::curve}; }
};

/// Global tempo, spans of steady tempo and the local tempo curve, in BPM.
struct TempoMap {
  std::optional<double> bpm;  ///< of most of the track; absent where no pulse was found
  double stability{};         ///< 0–1 over the whole track
  std::vector<TempoSpan> spans;
  Curve local;  ///< local tempo, unit "BPM"

  bool operator==(const TempoMap&) const = default;
  static constexpr auto fields() {
    return std::tuple{&TempoMap::bpm, &TempoMap::stability, &TempoMap::spans, &TempoMap::local};
  }
};

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
