#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "engine/pipeline/Recipe.h"
#include "storage/Connection.h"

namespace barline::storage {

/// The table "track_recipes". A passing view on a connection, inside of the caller's transaction; throws
/// StorageError.
class RecipeTable {
 public:
  explicit RecipeTable(Connection& connection) : connection_(connection) {}

  /// Replaces what was noted of the track. An empty recipe is not noted.
  void put(std::int64_t track, const pipeline::Recipe& recipe);

 private:
  Connection& connection_;
};

/// The tracks that were analysed by one recipe and whose files are there.
struct RecipeUse {
  std::int64_t id{};        ///< of the recipe; 0 = it is not known by what they were analysed
  pipeline::Recipe recipe;  ///< empty where not known
  std::size_t tracks{};
  double seconds{};  ///< of their audio
};

/// By which recipes the tracks of a library were analysed. Thread-safe; calls take turns, and any may read
/// much of the file, so none is for the interface's thread. Any call throws StorageError.
class RecipeRepository {
 public:
  /// @param file an open library's
  explicit RecipeRepository(std::filesystem::path file);

  /// Some 50 ms for 100,000 tracks.
  [[nodiscard]] std::vector<RecipeUse> uses();

  /// The tracks counted in these uses, in the order in which they were added. @param recipes RecipeUse::id
  [[nodiscard]] std::vector<std::int64_t> tracksOf(const std::vector<std::int64_t>& recipes);

 private:
  Connection& opened();

  std::filesystem::path file_;
  std::mutex mutex_;
  std::optional<Connection> connection_;
};

}  // namespace barline::storage
