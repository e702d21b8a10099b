#pragma once

#include "engine/model/BeatGrid.h"
#include "engine/model/Harmony.h"
#include "engine/model/HarmonyActivation.h"
#include "engine/model/PitchSpectrum.h"
#include "engine/pipeline/Declaration.h"
#include "engine/pipeline/StepContext.h"

namespace barline::steps {

/// Chords over the beats by a hidden Markov model in which chords change where in the bar they are wont to
/// and the local key speaks for its own chords, after Mauch (Automatic chord transcription from audio using
/// computational models of musical context, 2010), over what a network hears in place of his chroma and what
/// a second one makes of that, which looks over the beats and bars around.
class ChordsStep {
 public:
  static pipeline::StepDeclaration declaration();

  /// `changes` partition [0, activation.duration); `perBar` has one entry for each bar of `grid`.
  /// @param spectrum of the same track, for the spans' chroma
  [[nodiscard]] model::ChordTimeline run(const model::HarmonyActivation& activation,
                                         const model::PitchSpectrum& spectrum, const model::BeatGrid& grid,
                                         const pipeline::Parameters& parameters,
                                         pipeline::StepContext& context) const;
};

}  // namespace barline::steps
