#pragma once

#include <optional>
#include <tuple>
#include <vector>

#include "engine/model/Curve.h"
#include "engine/model/TimeRange.h"

namespace barline::model {

/// A stretch of steady tempo.
struct TempoSpan {
  TimeRange range;
  double bpm{};        ///< beats per minute
  double stability{};  ///< 0–1; 1 = every beat exactly on the tempo

  bool operator==(const TempoSpan&) const = default;
  static constexpr auto fields() {
    return std::tuple{&TempoSpan::range, &TempoSpan::bpm, &TempoSpan::stability};
  }
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

}  // namespace barline::model
