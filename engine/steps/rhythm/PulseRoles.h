#pragma once

#include "engine/steps/rhythm/PulseFeatures.h"

namespace barline::steps::rhythm {

/// What a pulse is in its bar, finest last.
enum class PulseRole : unsigned char { Downbeat, MiddleOfFour, Beat, Half, Quarter };

/// Log-likelihood of what is heard at a pulse, given its role and how many pulses a beat has (1, 2 or 4), up
/// to a constant that is the same for all roles.
[[nodiscard]] float logLikelihood(const PulseFeatures& features, PulseRole role, int pulsesPerBeat);

}  // namespace barline::steps::rhythm
