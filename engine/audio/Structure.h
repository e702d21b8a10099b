#pragma once

#include <cstdint>
#include <optional>

#include "engine/audio/LocalFile.h"

namespace barline::audio {

/// Bytes of samples that the header of a WAV, RF64, W64 or CAF file claims to hold, whether or not the file
/// is as long as that. Empty for other files, and where a program that could not go back left a placeholder:
/// 0, or nearly the largest 31 or 32-bit number in a smaller file.
[[nodiscard]] std::optional<std::int64_t> claimedSampleBytes(LocalFile& file);

/// Seconds that the header of an ASF file claims to play (Advanced Systems Format specification §3.2); empty
/// for other files and for broadcasts.
[[nodiscard]] std::optional<double> claimedAsfSeconds(LocalFile& file);

/// Whether the file is shorter than its own structure says, for containers that don't promise a length: an
/// Ogg file whose last page (RFC 3533 §6) is incomplete, a Matroska segment (RFC 8794 §6) or an AVI file that
/// reaches beyond the end.
[[nodiscard]] bool isCutShort(LocalFile& file);

}  // namespace barline::audio
