#pragma once

#include <cstdint>
#include <optional>

#include "engine/audio/MediaFile.h"

namespace barline::audio {

/// Frames that the container promises from its first packet on, at `sampleRate`: encoder delay included where
/// the container counts it. Empty where it says nothing or only something that a healthy file may break: an
/// estimate from the bit rate, the length of a video, a placeholder in a stream's header.
[[nodiscard]] std::optional<std::int64_t> promisedFrames(MediaFile& media, int sampleRate);

}  // namespace barline::audio
