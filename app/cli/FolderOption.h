#pragma once

#include <filesystem>
#include <string_view>

#include "app/cli/CommandLine.h"

namespace barline::cli {

/// The value of --output for a command that writes into a folder; "-" is none, since there is nothing that
/// could go to standard output.
/// @param name of the command, for messages. @throws UsageError, also where it was not given
[[nodiscard]] std::filesystem::path readFolder(const ParsedCommand& command, std::string_view name);

}  // namespace barline::cli
