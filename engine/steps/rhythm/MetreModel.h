#pragma once

#include <span>
#include <vector>

#include "engine/pipeline/StepContext.h"
#include "engine/steps/rhythm/PulseFeatures.h"
#include "engine/steps/rhythm/TempoRange.h"

namespace barline::steps::rhythm {

/// Place of a pulse in its bar.
struct MetricalPlace {
  int beatsPerBar{};
  int pulsesPerBeat{};
  int pulse{};                   ///< in the bar, from 0
  double downbeatProbability{};  ///< posterior that a bar begins at this pulse

  [[nodiscard]] bool isBeat() const { return pulse % pulsesPerBeat == 0; }
  [[nodiscard]] int beat() const { return pulse / pulsesPerBeat + 1; }
};

/// Level of the beat, metre and place in the bar for every pulse, in one: the upper levels of the bar-pointer
/// model, where a state is a place in a bar of 2 to 5 beats that have 1, 2 or 4 pulses each. Which pulses are
/// the beats is decided together with the bars, because harmony, bass and drums tell them apart no less than
/// downbeats. Level and metre may change at a bar line, at a cost; tempi near 105 BPM are favoured a little.
///
/// Pulses tell their role (downbeat, middle of a bar of four, other beat, half, quarter) by linear
/// discriminants.
///
/// @param pulses times in seconds, ascending: tracked beats and the points half way between them
/// @param range tempi that beats may have; 2 pulses a beat are always possible
/// @throws pipeline::Cancelled
[[nodiscard]] std::vector<MetricalPlace> findMetre(std::span<const double> pulses,
                                                   std::span<const PulseFeatures> features,
                                                   const TempoRange& range, pipeline::StepContext& context);

}  // namespace barline::steps::rhythm
