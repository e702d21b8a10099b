#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "engine/model/Timeline.h"
#include "engine/pipeline/Runner.h"
#include "storage/Library.h"

namespace barline::cli {

/// Where analyses are kept: results in the cache, tracks in a library, the same as the window's. Used by one
/// thread, the cache excepted.
class Keeper {
 public:
  using Message = std::function<void(const std::string& sentence)>;

  /// @param library null = the person's own. That one is a convenience: what goes wrong with it is told
  ///        through `message`, once, with what is missed without it.
  /// @param missed one sentence: what does not happen without the library
  /// @throws storage::StorageError where a library that was asked for cannot be used
  Keeper(const std::optional<std::filesystem::path>& library, Message message,
         std::string missed = "Tracks are not recorded.");

  [[nodiscard]] const std::shared_ptr<pipeline::ResultCache>& cache() const { return cache_; }
  /// Null where tracks are not recorded; never where a library was asked for.
  [[nodiscard]] const std::shared_ptr<storage::Library>& library() const { return library_; }

  /// What is known of a file that has not changed since it was recorded, so that it need not be read.
  [[nodiscard]] std::optional<model::AudioSource> knownSource(const std::filesystem::path& file);

  /// Records the track. @param complete whether every step was asked for: only then the library's tempo, key
  /// and metre are replaced. @throws storage::StorageError as the constructor
  void record(const std::filesystem::path& file, const model::Timeline& timeline, bool complete);

  /// Keeps what the analysis cost. @param queued worked off unattended @throws storage::StorageError likewise
  void recordRun(const pipeline::AnalysisReport& report, bool queued);

 private:
  void guarded(const std::function<void()>& work);

  const bool asked_;
  const Message message_;
  const std::string missed_;
  std::shared_ptr<pipeline::ResultCache> cache_;
  std::shared_ptr<storage::Library> library_;
};

}  // namespace barline::cli
