#pragma once

#include <vector>

#include "engine/export/ExportFormat.h"

namespace barline::exporting {

/// How sure Barline is of what the chosen layers say; nothing where they say nothing.
void addLossOfConfidence(const ExportTrack& track, const Layers& chosen, std::vector<Loss>& losses);

/// Other readings of the grid, second-best keys and second-best chords.
void addLossOfAlternatives(const ExportTrack& track, const Layers& chosen, std::vector<Loss>& losses);

/// The chord that stands for each bar, beside the chords as they change.
void addLossOfBarChords(const ExportTrack& track, const Layers& chosen, std::vector<Loss>& losses);

/// Which sections repeat each other, where a name of their own stands in place of their letter.
void addLossOfSectionGroups(const ExportTrack& track, const Layers& chosen, std::vector<Loss>& losses);

}  // namespace barline::exporting
