#pragma once

#include <string>

#include "engine/export/ExportTrack.h"
#include "engine/export/chunks/ChunkWriter.h"

namespace barline::exporting {

/// The list of a track's chunks: a row for each, with where it stands in the track, what sounds in it and how
/// it was written. The same columns in all three; what is not known is an empty cell, an absent member, null.
/// Pure; any thread.
[[nodiscard]] std::string manifestCsv(const ChunkReport& report);
/// An object with the track's name and fingerprint, the settings and the rows as "chunks".
[[nodiscard]] std::string manifestJson(const ExportTrack& track, const ChunkSettings& settings,
                                       const ChunkReport& report);
[[nodiscard]] std::string manifestParquet(const ExportTrack& track, const ChunkReport& report);

}  // namespace barline::exporting
