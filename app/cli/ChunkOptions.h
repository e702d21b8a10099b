#pragma once

#include <filesystem>

#include "app/cli/CommandLine.h"
#include "app/cli/TrackSource.h"
#include "engine/export/chunks/ChunkWriter.h"

namespace barline::cli {

/// What `barline-cli chunks` was asked to do.
struct ChunkOptions {
  SourceOptions source;
  std::filesystem::path folder;
  exporting::ChunkSettings settings;
  exporting::ChunkCollision collision{exporting::ChunkCollision::Refuse};
  bool preview{};  ///< names only
};

/// How tracks are to be cut: --per to --manifest, as far as the command has them. @throws UsageError
[[nodiscard]] exporting::ChunkSettings readChunkSettings(const ParsedCommand& command);

/// @throws UsageError
[[nodiscard]] ChunkOptions readChunkOptions(const ParsedCommand& command);

}  // namespace barline::cli
