#pragma once

#include <optional>

#include "engine/model/Timeline.h"

namespace barline::exporting {

/// A track's tempo as MIREX's evaluation of tempo has it: one, perhaps a second that people might tap.
struct TempoReadings {
  double bpm{};
  std::optional<double> other{};  ///< the likeliest reading of the beats at another rate, BPM
  double weight{1.0};             ///< 0–1: of `bpm`; the other has the rest
};

/// Nothing where no tempo is known.
[[nodiscard]] std::optional<TempoReadings> tempoReadings(const model::Timeline& timeline);

}  // namespace barline::exporting
