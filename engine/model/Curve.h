#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

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

}  // namespace barline::model
