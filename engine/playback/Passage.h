#pragma once

namespace barline::playback {

/// Which part of the track a block of output holds: its frame i is track frame `trackFrame` + i · `speed`.
struct Passage {
  double trackFrame{};
  double speed{1.0};
};

}  // namespace barline::playback
