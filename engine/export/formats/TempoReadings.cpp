#include "engine/export/formats/TempoReadings.h"

#include <algorithm>

namespace barline::exporting {

std::optional<TempoReadings> tempoReadings(const model::Timeline& timeline) {
  if (!timeline.tempo || !timeline.tempo->bpm || !(*timeline.tempo->bpm > 0.0)) return std::nullopt;
  TempoReadings readings{*timeline.tempo->bpm};
  if (!timeline.grid) return readings;
  const auto& others = timeline.grid->alternatives;
  const auto other = std::ranges::find_if(others, [](const model::GridAlternative& alternative) {
    return alternative.beatRate > 0.0 && alternative.beatRate != 1.0;
  });
  if (other == others.end()) return readings;
  readings.other = readings.bpm * other->beatRate;
  readings.weight = 1.0 - std::clamp(other->probability, 0.0, 1.0);
  return readings;
}

}  // namespace barline::exporting
