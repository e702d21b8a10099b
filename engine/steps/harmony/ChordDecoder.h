#pragma once

#include <vector>

#include "engine/model/Harmony.h"
#include "engine/model/HarmonyActivation.h"
#include "engine/pipeline/StepContext.h"
#include "engine/steps/harmony/ChordVocabulary.h"
#include "engine/steps/harmony/HarmonySpans.h"

namespace barline::steps {

/// The chord of each span and how sure it is.
struct DecodedChords {
  std::vector<HarmonySpan> spans;
  std::vector<VoicedChord> chords;  ///< one for each span
  std::vector<float> posterior;     ///< spans × kChords, each row summing to 1, whatever the bass
};

/// The most probable sequence of chords over `spans` given all that the network hears, and each span's
/// posterior. Between 0 and 1 it tells `context` how far it is. @throws pipeline::Cancelled
[[nodiscard]] DecodedChords decodeChords(const model::HarmonyActivation& activation,
                                         std::vector<HarmonySpan> spans, pipeline::StepContext& context);

/// How often a chord with this mean posterior is right, 0–1: fitted to music that was not trained on.
[[nodiscard]] double chordConfidence(double posterior);

}  // namespace barline::steps
