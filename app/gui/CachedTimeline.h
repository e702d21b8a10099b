#pragma once

#include <memory>
#include <string>

#include "engine/model/Timeline.h"
#include "engine/model/WaveformPeaks.h"
#include "engine/pipeline/ResultCache.h"
#include "engine/pipeline/StepCatalog.h"

namespace barline::app {

/// What the cache has of an analysis with every parameter at its default; the rest stays absent, and so does
/// all of the source but its fingerprint. Reads no audio.
[[nodiscard]] model::Timeline cachedTimeline(const pipeline::StepCatalog& catalog,
                                             pipeline::ResultCache& cache, const std::string& fingerprint);

/// Only its waveform; null where the cache has none.
[[nodiscard]] std::shared_ptr<const model::WaveformPeaks> cachedWaveform(const pipeline::StepCatalog& catalog,
                                                                         pipeline::ResultCache& cache,
                                                                         const std::string& fingerprint);

}  // namespace barline::app
