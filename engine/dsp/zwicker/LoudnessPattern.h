#pragma once

#include <array>
#include <vector>

#include "engine/dsp/zwicker/CoreLoudness.h"

namespace barline::dsp::zwicker {

/// Specific loudness N'(z), sone/Bark: value i stands at (i + 1) / 10 Bark.
using SpecificLoudness = std::array<float, kBarkSteps>;

/// The last stage of ISO 532-1:2017 (A.4): a band masks those above it, so its loudness falls off towards
/// them along slopes; what lies under the slopes and the bands is the loudness.

/// Total loudness, sone.
[[nodiscard]] double totalLoudness(const CoreLoudness& core);

/// Total loudness, sone, and N'(z) into `specific`.
double totalLoudness(const CoreLoudness& core, SpecificLoudness& specific);

}  // namespace barline::dsp::zwicker
