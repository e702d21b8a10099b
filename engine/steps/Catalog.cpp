#include "engine/steps/Catalog.h"

#include "engine/steps/BarFeaturesStep.h"
#include "engine/steps/BeatsStep.h"
#include "engine/steps/CharacterStep.h"
#include "engine/steps/ChordsStep.h"
#include "engine/steps/DanceabilityTap.h"
#include "engine/steps/EnergyRatingStep.h"
#include "engine/steps/EnergyTap.h"
#include "engine/steps/FrameFeaturesTap.h"
#include "engine/steps/HarmonyNetworkStep.h"
#include "engine/steps/KeyStep.h"
#include "engine/steps/LoudnessTap.h"
#include "engine/steps/OnsetTap.h"
#include "engine/steps/PerceivedLoudnessTap.h"
#include "engine/steps/PitchSpectrumTap.h"
#include "engine/steps/RhythmNetworkStep.h"
#include "engine/steps/RhythmSpectrumTap.h"
#include "engine/steps/RoughnessTap.h"
#include "engine/steps/SectionsStep.h"
#include "engine/steps/SharpnessStep.h"
#include "engine/steps/StereoTap.h"
#include "engine/steps/TempoStep.h"
#include "engine/steps/TransientsStep.h"
#include "engine/steps/WaveformTap.h"

namespace barline::steps {
namespace {

pipeline::StepCatalog makeCatalog() {
  pipeline::StepCatalog catalog;
  catalog.addTap<RhythmSpectrumTap>();
  catalog.addTap<PitchSpectrumTap>();
  catalog.addTap<OnsetTap>();
  catalog.addTap<WaveformTap>();
  catalog.addTap<EnergyTap>();
  catalog.addTap<LoudnessTap>();
  catalog.addTap<PerceivedLoudnessTap>();
  catalog.addTap<FrameFeaturesTap>();
  catalog.addTap<RoughnessTap>();
  catalog.addTap<DanceabilityTap>();
  catalog.addTap<StereoTap>();
  catalog.addStep<RhythmNetworkStep>();
  catalog.addStep<HarmonyNetworkStep>();
  catalog.addStep<BeatsStep>();
  catalog.addStep<TempoStep>();
  catalog.addStep<TransientsStep>();
  catalog.addStep<ChordsStep>();
  catalog.addStep<KeyStep>();
  catalog.addStep<SectionsStep>();
  catalog.addStep<SharpnessStep>();
  catalog.addStep<BarFeaturesStep>();
  catalog.addStep<EnergyRatingStep>();
  catalog.addStep<CharacterStep>();
  return catalog;
}

}  // namespace

const pipeline::StepCatalog& catalog() {
  static const pipeline::StepCatalog catalog = makeCatalog();
  return catalog;
}

model::Timeline assembleTimeline(const model::AudioSource& source, const pipeline::ResultSet& results,
                                 const std::vector<pipeline::StepReport>& steps) {
  model::Timeline timeline;
  timeline.source = source;
  timeline.waveform = results.find<model::WaveformPeaks>();
  timeline.grid = results.find<model::BeatGrid>();
  timeline.transients = results.find<model::Transients>();
  timeline.tempo = results.find<model::TempoMap>();
  timeline.chords = results.find<model::ChordTimeline>();
  timeline.key = results.find<model::KeyTimeline>();
  timeline.sections = results.find<model::Sections>();
  timeline.energy = results.find<model::EnergyCurve>();
  timeline.loudness = results.find<model::Loudness>();
  timeline.perceivedLoudness = results.find<model::PerceivedLoudness>();
  timeline.sharpness = results.find<model::Sharpness>();
  timeline.bars = results.find<model::BarFeatures>();
  timeline.energyRating = results.find<model::EnergyRating>();
  timeline.character = results.find<model::Character>();
  timeline.roughness = results.find<model::Roughness>();
  timeline.danceability = results.find<model::Danceability>();
  for (const pipeline::StepReport& step : steps) {
    using enum pipeline::StepState;
    if (step.state != Computed && step.state != Cached) continue;
    timeline.provenance[step.id] = {step.id, step.version, step.parameters, step.cacheKey, step.wallSeconds};
  }
  return timeline;
}

}  // namespace barline::steps
