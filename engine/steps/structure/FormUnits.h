#pragma once

#include <vector>

#include "engine/model/BeatGrid.h"
#include "engine/model/Curve.h"
#include "engine/model/TimeRange.h"

namespace barline::steps::structure {

/// The steps in which a song's form is looked at: bars, or several together in very long tracks, and pieces
/// as long as bars where there is sound without a pulse.
struct FormUnit {
  model::TimeRange range;
  bool mayBegin{};  ///< a section may begin here: with a bar, or every fourth piece

  bool operator==(const FormUnit&) const = default;
};

inline constexpr std::size_t kMostFormUnits = 8192;

/// Units that touch. They begin at 0 and end at `duration`, but for silence of more than two bars before the
/// first bar and after the last. Empty without bars.
/// @param energy of the same track: what lies below −60 dBFS is silence
[[nodiscard]] std::vector<FormUnit> formUnits(const model::BeatGrid& grid, const model::EnergyCurve& energy,
                                              double duration);

}  // namespace barline::steps::structure
