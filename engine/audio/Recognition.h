#pragma once

#include "engine/audio/Libav.h"
#include "engine/audio/LocalFile.h"

namespace barline::audio {

/// Which container the file's content is, whatever its name says. Only containers that hold their audio
/// themselves are known; a playlist or manifest that names other files is refused.
/// @throws MediaError NotAudio or Refused
[[nodiscard]] const AVInputFormat& recognise(LocalFile& file);

/// Where the content begins: behind ID3v2 tags (id3.org, ID3v2.4.0 §3.1), which may stand before any format
/// and be longer than what is probed.
[[nodiscard]] std::int64_t contentOffset(LocalFile& file);

/// Decoders that are opened, as libav's codec_whitelist takes it: audio only.
[[nodiscard]] const char* allowedDecoders();

}  // namespace barline::audio
