#pragma once

#include <cstddef>
#include <optional>

#include "engine/model/FrameFeatures.h"
#include "engine/model/TimeRange.h"

namespace barline::steps::features {

/// Frames [first, end).
struct FrameRange {
  std::size_t first{};
  std::size_t end{};

  [[nodiscard]] std::size_t size() const { return end - first; }
};

/// The frames whose centres lie in a stretch of time, the nearest where it is too short for any; none where
/// there are no frames.
[[nodiscard]] FrameRange framesIn(const model::FrameFeatures& frames, const model::TimeRange& range);

/// Peak over RMS, in dB, of a stretch of the analysis signal; nothing where it is silent, below −70 dBFS.
[[nodiscard]] std::optional<double> crestOf(const model::FrameFeatures& frames, const FrameRange& range);

/// The mean crest of stretches of 3 s, of those that are not silent; nothing where all are.
[[nodiscard]] std::optional<double> typicalCrest(const model::FrameFeatures& frames);

}  // namespace barline::steps::features
