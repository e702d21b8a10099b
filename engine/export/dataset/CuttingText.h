#pragma once

#include <string>

#include "engine/export/chunks/ChunkSettings.h"

namespace barline::exporting {

/// How the audio of a dataset is cut, in English: "per section, FLAC, native". What it leaves out is that
/// which a dataset may hold side by side.
[[nodiscard]] std::string cuttingText(const ChunkSettings& settings);

}  // namespace barline::exporting
