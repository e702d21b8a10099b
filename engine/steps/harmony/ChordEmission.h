#pragma once

#include <span>

#include "engine/steps/harmony/ChordVocabulary.h"
#include "engine/steps/harmony/SpanChroma.h"

namespace barline::steps {

/// How well each chord explains a span's chroma.
/// @param out kChords log-likelihoods, up to a constant they share
void chordLogLikelihoods(const SpanChroma& chroma, std::span<float> out);

}  // namespace barline::steps
