#pragma once

#include <vector>

#include "engine/model/BeatGrid.h"

namespace barline::playback {

enum class Accent : unsigned char {
  Downbeat,
  Group,  ///< a bar's second and further main pulses where its beats are smaller: 4 in 6/8 counted in six
  Beat,
  Subdivision  ///< between beats
};

struct Click {
  double time{};  ///< seconds of the track
  Accent accent{Accent::Beat};

  bool operator==(const Click&) const = default;
};

/// What a metronome plays: ascending in time.
struct ClickTrack {
  std::vector<Click> clicks;

  bool operator==(const ClickTrack&) const = default;
};

/// One click on every beat. Compound metres (6/8, 9/8, 12/8) are accented by dotted quarters, whether the
/// grid counts these or the eighths. Subdivisions: two to a beat, three to a dotted quarter that the grid
/// counts as one; none where the beats are eighths already, nor after the last beat.
[[nodiscard]] ClickTrack clickTrack(const model::BeatGrid& grid);

}  // namespace barline::playback
