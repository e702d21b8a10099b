#pragma once

#include "engine/model/BeatGrid.h"
#include "engine/model/Curve.h"
#include "engine/model/PitchSpectrum.h"
#include "engine/model/RhythmSpectrum.h"
#include "engine/model/Section.h"
#include "engine/pipeline/Declaration.h"
#include "engine/pipeline/StepContext.h"

namespace barline::steps {

/// The form of a track: sections of bars that have a sound and a harmony of their own, and which of them
/// repeat each other.
///
/// Where McFee and Ellis (Analyzing song structure with spectral clustering, 2014) embed beats by the
/// eigenvectors of a graph of who resembles whom, bars are embedded here by the directions in which they
/// change slowest (structure/SlowFeatures), which needs no matrix of all pairs: time and memory grow with the
/// length of the track.
class SectionsStep {
 public:
  static pipeline::StepDeclaration declaration();

  /// Every section begins with a bar, but for those in music without a pulse; they cover the track without
  /// gaps, but for long silence at either end. Nothing for tracks shorter than 30 s or without bars.
  /// @throws pipeline::Cancelled
  [[nodiscard]] model::Sections run(const model::RhythmSpectrum& rhythm, const model::PitchSpectrum& pitch,
                                    const model::EnergyCurve& energy, const model::BeatGrid& grid,
                                    const pipeline::Parameters& parameters,
                                    pipeline::StepContext& context) const;
};

}  // namespace barline::steps
