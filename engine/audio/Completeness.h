#pragma once

#include <cstdint>
#include <optional>

#include "engine/audio/MediaFile.h"

namespace barline::audio {

/// Frames that the container promises from its first packet on, at `sampleRate`: encoder delay included where
/// the container counts it. Empty where it says nothing or only something that a healthy file may break: an
/// estimate from the bit rate, the length of a video, a placeholder in a stream's header.
[[nodiscard]] std::optional<std::int64_t> promisedFrames(MediaFile& media, int sampleRate);

/// Whether the file is shorter than its own structure says, for containers that don't promise a length: an
/// Ogg file whose last page (RFC 3533 §6) is incomplete, a Matroska file whose segment (RFC 8794 §6) reaches
/// beyond the end.
[[nodiscard]] bool isCutShort(LocalFile& file);

}  // namespace barline::audio
