#pragma once

#include "engine/model/BeatGrid.h"
#include "engine/model/OnsetActivation.h"
#include "engine/model/RhythmActivation.h"
#include "engine/pipeline/StepContext.h"
#include "engine/steps/rhythm/BarPointer.h"
#include "engine/steps/rhythm/RhythmWeights.h"

namespace barline::steps::rhythm {

/// How freely tempo may move.
enum class TempoFreedom : unsigned char { Automatic, Steady, Variable };

/// Beats, bars and what else they might be, from what the network heard: the most likely path of the
/// bar-pointer model, beat times moved onto the audio's own onsets, confidence from the model's posterior.
/// Empty where there is no pulse.
/// @throws pipeline::Cancelled
[[nodiscard]] model::BeatGrid decodeRhythm(const model::RhythmActivation& activation,
                                           const model::OnsetActivation& onsets,
                                           RhythmExpectation expectation, TempoFreedom freedom,
                                           RhythmWeights weights, pipeline::StepContext& context);

}  // namespace barline::steps::rhythm
