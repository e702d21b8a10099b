#pragma once

#include "app/cli/CommandLine.h"
#include "app/exporting/OutputFolder.h"

namespace barline::cli {

/// What commands that write files say of names that are taken.
[[nodiscard]] OptionSpec takenNamesOption();

/// As --if-exists says. Without it a name that is taken is a failure: the answer throws exporting::FileError.
/// @throws UsageError
[[nodiscard]] app::DecideTaken readTakenNames(const ParsedCommand& command);

}  // namespace barline::cli
