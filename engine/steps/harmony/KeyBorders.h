#pragma once

#include <span>
#include <vector>

#include "engine/model/Harmony.h"
#include "engine/model/MusicalKey.h"
#include "engine/model/TimeRange.h"

namespace barline::steps {

/// Moves each border between two keys, by some bars at most, to the line from which on the chords are less
/// foreign to the new key than to the old one: the network hears twenty seconds at once and cannot tell where
/// within a few bars the key changes; the first chord outside the old key can. A border stays where the
/// chords fit both keys as well.
/// @param spans touching, in order. @param lines where a
/// key may begin, seconds
void moveBordersByChords(std::vector<model::KeySpan>& spans, std::span<const double> lines,
                         std::span<const model::ChordSpan> chords);

}  // namespace barline::steps
