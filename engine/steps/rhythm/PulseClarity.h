#pragma once

#include <span>
#include <vector>

#include "engine/steps/rhythm/PulseSignal.h"

namespace barline::steps::rhythm {

/// How far the pulse on each beat, and on the few around it, stands out from what lies between them, 0–1:
/// about 0.2 for the best path through noise, more than 0.5 for music with a clear pulse. @param beats
/// frames, ascending
[[nodiscard]] std::vector<double> beatContrasts(std::span<const double> beats, const PulseSignal& pulse);

/// Whether the pulse comes again from beat to beat or bar to bar. Of the best path through noise only the
/// beats themselves are chosen to agree, so its autocorrelation at whole numbers of beats stays near 0,
/// whereas loops, rhythms and subdivisions of music repeat. @param beats frames, ascending
[[nodiscard]] bool repeatsWithBeats(std::span<const double> beats, const PulseSignal& pulse);

}  // namespace barline::steps::rhythm
