#pragma once

#include "engine/model/BeatGrid.h"
#include "engine/model/Chromagram.h"
#include "engine/model/Harmony.h"
#include "engine/pipeline/Declaration.h"
#include "engine/pipeline/StepContext.h"

namespace barline::steps {

/// Chords over the beats by a hidden Markov model with bass and bar position as evidence, after Mauch
/// (Automatic chord transcription from audio using computational models of musical context, 2010).
class ChordsStep {
 public:
  static pipeline::StepDeclaration declaration();

  /// `changes` partition [0, chromagram.duration); `perBar` has one entry for each bar of `grid`.
  [[nodiscard]] model::ChordTimeline run(const model::Chromagram& chromagram, const model::BeatGrid& grid,
                                         const pipeline::Parameters& parameters,
                                         pipeline::StepContext& context) const;
};

}  // namespace barline::steps
