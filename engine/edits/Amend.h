#pragma once

#include <span>
#include <vector>

#include "engine/edits/EditOverlay.h"
#include "engine/model/BeatGrid.h"
#include "engine/model/Harmony.h"
#include "engine/model/MusicalKey.h"
#include "engine/model/Section.h"
#include "engine/model/Timeline.h"

namespace barline::edits {

/// The analysed grid with a person's beats in it. At the border of an edit, where the analysis has a beat
/// that is much too near an edited one, the edited one stays. Bars that an edit touches are made anew: a bar
/// with fewer or more beats than its metre asks for gets the metre that it has.
[[nodiscard]] model::BeatGrid amended(const model::BeatGrid& analysed, const LayerOverlay& overlay);

/// @param grid as shown, for the chord of each bar
[[nodiscard]] model::ChordTimeline amended(const model::ChordTimeline& analysed, const LayerOverlay& overlay,
                                           const model::BeatGrid& grid);

/// The global key becomes that of most of the track.
[[nodiscard]] model::KeyTimeline amended(const model::KeyTimeline& analysed, const LayerOverlay& overlay);

[[nodiscard]] model::Sections amended(const model::Sections& analysed, const LayerOverlay& overlay);

/// All that can be edited of a timeline, at once; what follows from it (tempo, chords by the new beats, …) is
/// as it was and for the pipeline to work out anew.
[[nodiscard]] model::Timeline amended(const model::Timeline& analysed, const EditOverlay& overlay);

/// Bars that follow from beats and their positions: each begins at a downbeat and ends at the next, or a beat
/// after its last where the pulse pauses (more than two and a half beats without one) or the track ends.
/// Beats before the first downbeat make bar 0. @param metres in order; a bar takes the last at or before its
/// begin
[[nodiscard]] std::vector<model::Bar> barsOf(std::span<const model::Beat> beats,
                                             std::span<const model::MetreChange> metres);

}  // namespace barline::edits
