#pragma once

#include <filesystem>
#include <vector>

#include "app/cli/CommandLine.h"
#include "app/exporting/OutputFolder.h"

namespace barline::cli {

/// What commands that write files say of names that are taken.
[[nodiscard]] OptionSpec takenNamesOption();

/// As --if-exists says. Without it a name that is taken is a failure: the answer throws exporting::FileError.
/// @throws UsageError
[[nodiscard]] app::DecideTaken readTakenNames(const ParsedCommand& command);

/// Names on standard error what was left out because its name was taken.
void tellSkipped(const std::vector<std::filesystem::path>& taken);

}  // namespace barline::cli
