#pragma once

#include <array>
#include <cstdint>

#include "engine/steps/harmony/ChordVocabulary.h"

/// What engine/nn/train/harmony/keys.py has learnt about keys, in thousandths.
namespace barline::steps::keymodel {

/// What each chord, counted from the tonic, says for a key: first for major, then for minor keys; in each,
/// the square root of the chord's share of the time, being the first chord, being the last.
extern const std::array<std::int16_t, 2 * 3 * kNoChord> kWeights;
extern const std::int16_t kMinorBias;

}  // namespace barline::steps::keymodel
