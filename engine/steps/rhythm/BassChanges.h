#pragma once

#include "engine/model/HarmonyActivation.h"
#include "engine/model/RhythmActivation.h"

namespace barline::steps::rhythm {

/// The same activation, its chord changes heard by both networks: where the bass that the harmony network
/// hears moves, a chord is likelier to begin, and where it stays, less likely. Chords change on downbeats
/// above all (Goto, Journal of New Music Research 30, 2001), and the two networks err on different songs.
/// Unchanged where nothing is known of the harmony.
[[nodiscard]] model::RhythmActivation withBassChanges(model::RhythmActivation activation,
                                                      const model::HarmonyActivation& harmony);

}  // namespace barline::steps::rhythm
