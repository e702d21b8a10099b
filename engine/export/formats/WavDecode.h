#pragma once

#include <filesystem>

#include "engine/export/ExportProgress.h"
#include "engine/export/ExportTrack.h"
#include "engine/export/Layers.h"

namespace barline::exporting {

/// Writes what a track's file decodes to as a WAV file with wavMarkerChunks(): of a lossless file its
/// samples, bit for bit in the width that they have (24 bits as three bytes), of others what the decoder
/// gives. All of it, or the stretch where the export's times begin with one. RF64 where it is larger than 4
/// GiB.
/// @throws FileError, audio::MediaError, pipeline::Cancelled
void writeDecodedWav(const ExportTrack& track, const Layers& chosen, const std::filesystem::path& target,
                     audio::Decoding& decoding, const ExportProgress& progress);

}  // namespace barline::exporting
