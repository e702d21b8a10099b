#pragma once

#include "engine/export/ExportFormat.h"

namespace barline::exporting {

/// A WAV copy of a track with markers in it (wavMarkerChunks()), RF64 where it is larger than 4 GiB: all of
/// it or, where an export's times begin with a stretch, the stretch.
///
/// Of a WAV file the samples are copied byte for byte and its other chunks stay, in a stretch those that are
/// about the whole (INFO, ID3, iXML); its own markers and loops give way to new markers, its tempo to a new
/// tempo. Of other files it is what they decode to (writeDecodedWav()), of lossless ones bit for bit.
[[nodiscard]] ExportFormat wavCopyFormat();

}  // namespace barline::exporting
