#pragma once

#include <vector>

#include "engine/export/PulseBars.h"

namespace barline::exporting {

/// From here on a program counts beats at one tempo.
struct TempoAnchor {
  double time{};       ///< seconds, of the decimals asked for
  double bpm{};        ///< the same
  int position{1};     ///< in the bar, of the beat at `time`; 1 = downbeat
  int beatsPerBar{4};  ///< at least `position`
  int beatUnit{4};     ///< the metre's denominator; 4 for dotted beats

  bool operator==(const TempoAnchor&) const = default;
};

struct AnchorRules {
  double timeSteps{1000.0};  ///< times are written in so many parts of a second
  double bpmSteps{100.0};    ///< tempi in so many parts of a BPM
  double tolerance{0.0019};  ///< seconds: no beat is farther from where the tempo puts it
  bool countsBars{true};     ///< an anchor stands where the count of beats or the metre changes
};

/// As few anchors as the rules allow, each on a downbeat where one is near enough, and new ones where the
/// count of beats or the metre is no longer what the one before says. Every beat of the bars is within
/// `tolerance` of time + n × 60 / bpm of the last anchor at or before it. The beat at which one anchor
/// follows another is within the tolerance of both, so that no beat is doubled.
[[nodiscard]] std::vector<TempoAnchor> tempoAnchors(const std::vector<PulseBar>& bars,
                                                    const AnchorRules& rules);

}  // namespace barline::exporting
