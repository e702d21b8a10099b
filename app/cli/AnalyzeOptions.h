#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/CommandLine.h"
#include "engine/pipeline/StepCatalog.h"

namespace barline::cli {

/// What `barline-cli analyze` was asked to do.
struct AnalyzeOptions {
  enum class Output : unsigned char {
    Summary,  ///< a few lines for each file on standard output
    Folder,   ///< one JSON file for each file
    Stream    ///< JSON on standard output, one line for each file
  };

  std::vector<std::filesystem::path> files;
  Output output{Output::Summary};
  std::filesystem::path folder;  ///< Output::Folder only
  bool overwrite{};
  std::vector<std::string> only;           ///< step ids; empty = all
  std::map<std::string, double> settings;  ///< "step.parameter" → value
  int threads{};                           ///< 0 = as many as cores
  std::optional<std::filesystem::path> library;
  bool keep{true};  ///< results in the cache, the track in the library
  bool progress{};
};

[[nodiscard]] const CommandSpec& analyzeSpec();

/// @throws UsageError, also for a step or parameter that the catalogue does not have and for a value out of
/// range
[[nodiscard]] AnalyzeOptions readAnalyzeOptions(const ParsedCommand& command,
                                                const pipeline::StepCatalog& catalog);

/// The value of --threads; 0 where it was not given. @throws UsageError
[[nodiscard]] int readThreads(const ParsedCommand& command);

}  // namespace barline::cli
