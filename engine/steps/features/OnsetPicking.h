#pragma once

#include <cstddef>
#include <vector>

#include "engine/model/FrameFeatures.h"

namespace barline::steps::features {

/// Frames in which something begins to sound, as librosa 0.11's onset_detect finds them with its defaults:
/// the onset strength, scaled from 0 to 1, is a maximum of two frames, and 0.07 above the mean of nine.
[[nodiscard]] std::vector<std::size_t> pickOnsets(const model::FrameFeatures& frames);

}  // namespace barline::steps::features
