#pragma once

#include <vector>

#include "engine/export/ExportFormat.h"
#include "engine/export/formats/ChordChart.h"

namespace barline::exporting {

/// What a lead sheet loses of a track: times, chords that have no step of their own, what lies outside its
/// bars. Nothing where the timeline holds nothing of what is chosen.
[[nodiscard]] std::vector<Loss> sheetLosses(const ExportTrack& track, const Layers& chosen, int stepsPerBeat);

}  // namespace barline::exporting
