#pragma once

#include <cstdint>
#include <vector>

#include "engine/export/ExportTrack.h"
#include "engine/model/BeatGrid.h"

namespace barline::test {

/// A stretch of bars of one metre.
struct Stretch {
  int bars{};
  int beats{4};  ///< in a bar
  model::Metre metre{4, 4};
  double bpm{120.0};        ///< at its begin
  double endBpm{120.0};     ///< at its end; in between it changes evenly
  double pauseBefore{0.0};  ///< seconds
};

/// Beats of the stretches one after the other, with normally distributed jitter, after a pick-up.
/// @param first seconds, of the first beat @param pickUp its beats, 0 = none @param jitter seconds
[[nodiscard]] model::BeatGrid stretchedGrid(const std::vector<Stretch>& stretches, double first,
                                            int pickUp = 0, double jitter = 0.0, std::uint32_t seed = 1);

/// A track of that grid alone, two seconds longer, with a section and a chord for every eight bars.
[[nodiscard]] exporting::ExportTrack trackOf(const model::BeatGrid& grid);

/// Grids as people's music has them: steady, drifting, jittering, with a pick-up, odd metres, dotted beats,
/// pauses, a first beat at 0 and one long after it.
struct NamedGrid {
  const char* name{};
  model::BeatGrid grid;
};
[[nodiscard]] std::vector<NamedGrid> manyGrids();

/// A title with all that has broken files: quotes, tabs, newlines, markup, emoji, right-to-left text.
[[nodiscard]] std::string hostileText();

/// hostileText(), of 300 characters.
[[nodiscard]] std::string longText();

}  // namespace barline::test
