#pragma once

#include "engine/export/ExportFormat.h"

namespace barline::exporting {

/// A WAV copy of a track with markers in it (wavMarkerChunks()), RF64 where it is larger than 4 GiB. Its
/// samples are the original's, byte for byte: all of them or, where an export's times begin with a stretch,
/// those of the stretch. Other chunks of the original stay, the stretch's as far as they are about the whole
/// (INFO, ID3, iXML); its own markers, loops and tempo give way.
[[nodiscard]] ExportFormat wavCopyFormat();

}  // namespace barline::exporting
