#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/export/PulseBars.h"

namespace barline::exporting {

/// A marker of Serato's grid: the beats up to the next marker are even.
struct SeratoMarker {
  double time{};          ///< seconds
  std::uint32_t beats{};  ///< up to the next marker; 0 for the last
  double bpm{};           ///< of the last: from there on

  bool operator==(const SeratoMarker&) const = default;
};

/// As few markers as keep every beat within 2 ms, on downbeats where one is near enough. The first is the
/// first downbeat, as Serato counts bars from there. Where the pulse pauses, beats go on evenly.
[[nodiscard]] std::vector<SeratoMarker> seratoMarkers(const std::vector<PulseBar>& bars);

/// The content of the tag "Serato BeatGrid"; times and tempi are binary32 there. Empty without markers.
[[nodiscard]] std::string seratoBeatGrid(const std::vector<SeratoMarker>& markers);

}  // namespace barline::exporting
