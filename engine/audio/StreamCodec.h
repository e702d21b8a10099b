#pragma once

#include "engine/audio/MediaFile.h"

namespace barline::audio {

/// A codec opened for the file's audio stream, with one thread: the analysis runs several files and steps at
/// once. It skips and discards nothing by itself, but marks its frames, for positions are known only outside.
/// @throws MediaError
[[nodiscard]] CodecPointer openCodec(const MediaFile& media);

}  // namespace barline::audio
