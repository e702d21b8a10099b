#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/model/BeatGrid.h"
#include "engine/model/OnsetActivation.h"
#include "engine/steps/rhythm/PulseSignal.h"

namespace barline::steps::rhythm {

/// Times, transients and confidence for tracked beats; positions in the bar are left 0. A beat moves onto the
/// audio's own onset where there is a clear one within 40 ms. Beats before the first sound and after the last
/// are left out.
///
/// Confidence tells how far the pulse at this beat and the few around it stands out from what lies between
/// them.
[[nodiscard]] std::vector<model::Beat> timeBeats(std::span<const std::size_t> frames,
                                                 const PulseSignal& pulse,
                                                 const model::OnsetActivation& onsets);

/// Mean confidence over all beats; for noise about 0.15, for music with a pulse above 0.5.
[[nodiscard]] double pulseClarity(std::span<const model::Beat> beats);

}  // namespace barline::steps::rhythm
