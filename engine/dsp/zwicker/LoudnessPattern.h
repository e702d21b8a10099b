#pragma once

#include <array>

#include "engine/dsp/Lanes.h"
#include "engine/dsp/zwicker/Tables.h"

namespace barline::dsp::zwicker {

/// Loudness of the critical bands in sone/Bark at eight instants.
using CoreLoudnessLanes = std::array<Lanes, kCriticalBands>;

/// Specific loudness N'(z) in sone/Bark at eight instants: value i stands at (i + 1) / 10 Bark.
using SpecificLoudnessLanes = std::array<Lanes, kBarkSteps>;

/// The last stage of ISO 532-1:2017 (A.4): a band masks those above it, so its loudness falls off towards
/// them along slopes; what lies under the slopes and the bands is the loudness. Values are 0 or more.

/// Total loudness, sone.
void totalLoudness(const CoreLoudnessLanes& core, Lanes& total);

/// N'(z).
void specificLoudness(const CoreLoudnessLanes& core, SpecificLoudnessLanes& specific);

}  // namespace barline::dsp::zwicker
