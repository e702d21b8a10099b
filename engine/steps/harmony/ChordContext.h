#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "engine/steps/harmony/HarmonySpans.h"

namespace barline::steps {

/// What is heard in either half of a span. Where a chord changes between two frames' worth of sound, the
/// halves tell on which side of a beat it does.
struct HalvedEvidence {
  HarmonyEvidence first;
  HarmonyEvidence second;

  [[nodiscard]] HarmonyEvidence whole() const;
};

[[nodiscard]] HalvedEvidence halvedEvidenceIn(const model::HarmonyActivation& activation,
                                              const model::TimeRange& range);

/// Bytes of a span that the chord network is told: 42 for each pitch class, from C up.
inline constexpr std::size_t kContextCodes = std::size_t{12} * 42;

/// What the chord network is told, spans × kContextCodes. Of each pitch class: in the first half of the span
/// the mean log-probability of the fourteen chords with this root and of this bass, the same in the second
/// half, and over the whole span that of its major and its minor key; then, alike for all twelve, those of no
/// chord and no bass in the first half and in the second, five bytes of which the one of the span's accent is
/// 255, and how long the span is. A log-probability p is coded as 255 · max(0, 1 + p / 12), a length of s
/// seconds as 255 · min(1, s / 2). @param evidence one for each span
[[nodiscard]] std::vector<std::uint8_t> contextCodes(std::span<const HarmonySpan> spans,
                                                     std::span<const HalvedEvidence> evidence);

/// What the chord network makes of each span: log-probabilities, each row's of 1 in all.
struct ChordContext {
  std::vector<float> chord;  ///< spans × kChords
  std::vector<float> bass;   ///< spans × model::HarmonyActivation::kBasses
};

/// How many spans to either side the chord network looks.
inline constexpr std::size_t kContextReach = 32;

/// What the spans around, the beat and the bar say about each span's chord.
/// @param evidence one for each span
/// @param progress told the share of the work done (0–1) now and then; may throw to end it
[[nodiscard]] ChordContext chordContext(std::span<const HarmonySpan> spans,
                                        std::span<const HalvedEvidence> evidence,
                                        const std::function<void(double)>& progress);

/// Of the chord network's weights, to tell results apart.
[[nodiscard]] int chordContextVersion();

}  // namespace barline::steps
