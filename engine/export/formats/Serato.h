#pragma once

#include "engine/export/ExportFormat.h"

namespace barline::exporting {

/// A copy of the audio file with Serato's beat grid in its tags (seratoBeatGrid()): in ID3's GEOB for MP3,
/// WAV and AIFF, in SERATO_BEATGRID for FLAC, in "----:com.serato.dj:beatgrid" for MPEG-4. The audio's
/// packets are the original's, which is proven before the copy counts; the other tags stay. Serato does not
/// document its tags.
[[nodiscard]] ExportFormat seratoFormat();

}  // namespace barline::exporting
