#pragma once

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "app/cli/CommandLine.h"
#include "app/cli/Keeper.h"
#include "app/exporting/TrackLoader.h"
#include "engine/pipeline/Runner.h"

namespace barline::cli {

/// What the commands that take tracks elsewhere have in common.
struct SourceOptions {
  std::vector<app::TrackRequest> tracks;         ///< at least one
  std::optional<std::filesystem::path> library;  ///< absent = the person's own
  bool keep{true};                               ///< cache and library are used
  int threads{};                                 ///< 0 = as many as cores
};

/// `own`, and the options that readSourceOptions() reads.
/// @param stretches whether a part of a track can be asked for
[[nodiscard]] std::vector<OptionSpec> withSourceOptions(std::vector<OptionSpec> own, bool stretches);

/// @param name of the command, for messages. @throws UsageError
[[nodiscard]] SourceOptions readSourceOptions(const ParsedCommand& command, std::string_view name);

/// Where the tracks come from: library, cache and runner, and the loader over them.
class TrackSource {
 public:
  /// @param decoding outlives it
  /// @throws storage::StorageError where a library that was asked for cannot be used
  TrackSource(const SourceOptions& options, audio::Decoding& decoding);

  [[nodiscard]] const app::TrackLoader& loader() const { return *loader_; }

 private:
  std::optional<Keeper> keeper_;
  std::optional<pipeline::Runner> runner_;
  std::optional<app::TrackLoader> loader_;
};

}  // namespace barline::cli
