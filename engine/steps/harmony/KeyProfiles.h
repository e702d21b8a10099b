#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>

#include "engine/model/MusicalKey.h"
#include "engine/steps/harmony/SpanChroma.h"

namespace barline::steps {

/// The 24 keys as numbers: tonic for major, 12 + tonic for minor.
inline constexpr std::size_t kKeys = 24;

[[nodiscard]] model::MusicalKey keyOf(std::size_t index);

/// Pearson correlation (−1 … 1) of `pitchClasses` with each key's profile, after Krumhansl (1990). The
/// profiles are Temperley's (Music and Probability, MIT Press 2007, table 6.1): how often each degree sounds
/// in a segment of music in a major or minor key.
[[nodiscard]] std::array<float, kKeys> keyCorrelations(std::span<const float, 12> pitchClasses);

/// Mean of bass and treble over `spans`, weighted by their length; silent ones count for nothing.
[[nodiscard]] std::array<float, 12> meanPitchClasses(std::span<const SpanChroma> spans);

/// Whether `spans` sound as pitched music does: within half a second, noise and drums spread over all pitch
/// classes, and clicks are weak in all.
[[nodiscard]] bool isPitched(std::span<const SpanChroma> spans);

/// The best key for all of `spans`; nothing where they are silent or unpitched.
[[nodiscard]] std::optional<model::MusicalKey> findKey(std::span<const SpanChroma> spans);

}  // namespace barline::steps
