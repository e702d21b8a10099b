#include "app/cli/FolderOption.h"

#include <string>

namespace barline::cli {

std::filesystem::path readFolder(const ParsedCommand& command, std::string_view name) {
  const auto output = command.value("--output");
  const std::string called = "barline-cli " + std::string(name);
  if (!output || output->empty()) throw UsageError(called + " needs --output DIR.");
  if (*output == "-")
    throw UsageError(called +
                     " writes into a folder and not to standard output; ./- is a folder of that name.");
  return *output;
}

}  // namespace barline::cli
