#pragma once

#include "engine/model/BeatGrid.h"
#include "engine/model/PitchSpectrum.h"
#include "engine/model/RhythmSpectrum.h"
#include "engine/model/Section.h"
#include "engine/pipeline/Declaration.h"
#include "engine/pipeline/StepContext.h"

namespace barline::steps {

/// The form of a track: sections of bars that sound alike and follow their neighbours' harmony, and which of
/// them repeat each other.
class SectionsStep {
 public:
  static pipeline::StepDeclaration declaration();

  /// Every section begins with a bar. Nothing for tracks shorter than 30 s or without bars.
  /// @throws pipeline::Cancelled
  [[nodiscard]] model::Sections run(const model::RhythmSpectrum& rhythm, const model::PitchSpectrum& pitch,
                                    const model::BeatGrid& grid, const pipeline::Parameters& parameters,
                                    pipeline::StepContext& context) const;
};

}  // namespace barline::steps
