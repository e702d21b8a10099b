#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/model/FrameFeatures.h"

namespace barline::test {

/// The signal of tests/data/features/make.py, at the analysis rate.
[[nodiscard]] std::vector<float> featureSignal();

/// Frame features of an analysis signal that comes in blocks of `block` samples.
[[nodiscard]] model::FrameFeatures frameFeaturesOf(std::span<const float> analysis, std::size_t block = 5000);

}  // namespace barline::test
