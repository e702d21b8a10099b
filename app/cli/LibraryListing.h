#pragma once

#include <filesystem>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "app/cli/CommandLine.h"
#include "engine/model/TrackRecord.h"
#include "storage/Library.h"

namespace barline::cli {

/// "--library FILE", for the commands that read a library.
[[nodiscard]] OptionSpec libraryOption();

/// The file of the library that the command is about; it need not exist. @throws UsageError
[[nodiscard]] std::filesystem::path libraryPath(const ParsedCommand& command);

/// The same, where there has to be one. A warning on standard error where it lies on another machine.
/// @throws UsageError; std::runtime_error where it does not exist or is a folder
[[nodiscard]] std::filesystem::path libraryFile(const ParsedCommand& command);

/// The library that the command is about. Null where it is the person's own and there is none yet: none is
/// made by looking.
/// @throws std::runtime_error where one that was asked for does not exist; storage::StorageError, also where
/// one is gone that has backups
[[nodiscard]] std::unique_ptr<storage::Library> openLibrary(const ParsedCommand& command);

/// The library that the command is about, made where there is none. @throws storage::StorageError
[[nodiscard]] std::unique_ptr<storage::Library> openOrMakeLibrary(const ParsedCommand& command);

/// A track as JSON. @param figures their measures come along; absent ones are left out
[[nodiscard]] nlohmann::ordered_json trackJson(const model::TrackRecord& track,
                                               const std::optional<storage::TrackFigures>& figures);

/// A track on one line, without a line break: title, artist, length, tempo, metre, key, state, file.
[[nodiscard]] std::string trackLine(const model::TrackRecord& track);

}  // namespace barline::cli
