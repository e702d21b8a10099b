#pragma once

#include <array>
#include <vector>

#include "engine/model/BeatGrid.h"
#include "engine/model/Harmony.h"
#include "engine/model/HarmonyActivation.h"
#include "engine/model/PitchSpectrum.h"
#include "engine/model/TimeRange.h"

namespace barline::steps {

/// Where a span of the harmonic time axis begins.
enum class Accent : unsigned char {
  Downbeat,
  Middle,   ///< the beat half way through a bar of an even number of beats
  Beat,     ///< any other beat
  OffBeat,  ///< between two beats
  Free,     ///< there is no beat to go by
};

/// A stretch of time that has one chord.
struct HarmonySpan {
  model::TimeRange range;
  Accent accent{Accent::Free};

  bool operator==(const HarmonySpan&) const = default;
};

/// Cuts [0, duration) at the grid's beats; slow beats (over 0.6 s) also between, and where there are no beats
/// every quarter of a second. Spans touch. Empty for a duration of 0.
[[nodiscard]] std::vector<HarmonySpan> harmonySpans(const model::BeatGrid& grid, double duration);

/// What the network hears in one span: for each group of logits the sum over its frames of the logarithms of
/// their probabilities. A frame counts with the share of it that lies in the span.
struct HarmonyEvidence {
  std::array<float, model::HarmonyActivation::kChords> chord{};
  std::array<float, model::HarmonyActivation::kBasses> bass{};
  std::array<float, model::HarmonyActivation::kKeys> key{};
  float frames{};  ///< how many there were, > 0 but for an activation without frames
};

[[nodiscard]] HarmonyEvidence evidenceIn(const model::HarmonyActivation& activation,
                                         const model::TimeRange& range);

/// The keys' part of that alone.
[[nodiscard]] std::array<float, model::HarmonyActivation::kKeys> keyEvidenceIn(
    const model::HarmonyActivation& activation, const model::TimeRange& range);

/// How strongly each pitch class sounds over `range`; sums to 1, all 0 in silence.
[[nodiscard]] model::PitchClassVector meanChroma(const model::PitchSpectrum& spectrum,
                                                 const model::TimeRange& range);

}  // namespace barline::steps
