#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "engine/steps/harmony/ChordVocabulary.h"

/// What engine/nn/train/chords has learnt about chords, in thousandths.
namespace barline::steps::chordmodel {

inline constexpr std::size_t kInputs = 24;  ///< treble, then bass, each from the supposed root up
inline constexpr std::size_t kHidden = 32;
inline constexpr std::size_t kOutputs = kChordQualities + 1;  ///< the qualities, and no chord

// The network's weights, row by row: what one input adds to each hidden unit, and so on.
extern const std::array<std::int16_t, kInputs * kHidden> kHiddenWeights;
extern const std::array<std::int16_t, kHidden> kHiddenBias;
extern const std::array<std::int16_t, kHidden * kOutputs> kOutputWeights;
extern const std::array<std::int16_t, kOutputs> kOutputBias;

/// Logarithm of how often the network has met one chord of each quality, and none.
extern const std::array<std::int16_t, kOutputs> kLogPrior;

/// Logarithm of the probability of a change, by quality left, quality reached and semitones up between the
/// roots. To no chord the first of twelve counts; from no chord all twelve are equal.
extern const std::array<std::int16_t, kOutputs * kOutputs * 12> kLogChange;

}  // namespace barline::steps::chordmodel
