#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/model/Crate.h"
#include "storage/Connection.h"

namespace barline::storage {

/// The crates of a library and the folders they lie in. Whatever changes them gives what it takes to change
/// them back. A parent of 0 is the top, "before" 0 the end. Unknown ids are passed over: another process may
/// have removed what this one still shows.
///
/// Thread-safe; calls take turns. Any call may wait for another process (at most Connection::kBusyTimeout),
/// so none is for the interface's thread. Each is a transaction of its own and is on the disk when it
/// returns. Any call throws StorageError; DamagedLibraryError where the file turns out to be damaged.
class CrateRepository {
 public:
  /// @param file an open library's
  explicit CrateRepository(std::filesystem::path file);

  /// Folders before what is in them, those of one parent in their order.
  [[nodiscard]] std::vector<model::Crate> all();
  [[nodiscard]] std::optional<model::Crate> byId(std::int64_t id);

  /// Makes one of `crate`'s kind and name in its parent; its id is not looked at. @return its id
  /// @throws std::invalid_argument the name is empty, or the parent no folder
  std::int64_t create(const model::Crate& crate, std::int64_t before = 0);
  /// @return the name that it had. @throws std::invalid_argument the name is empty
  std::string rename(std::int64_t id, const std::string& name);
  /// @return the search that it had
  std::string setSearch(std::int64_t id, const std::string& search);

  /// Where a crate stands.
  struct Place {
    std::int64_t parent{};
    std::int64_t before{};

    bool operator==(const Place&) const = default;
  };
  /// @return the place that it had; absent where it stays, because it is unknown or `to` lies in it or in no
  /// folder
  std::optional<Place> move(std::int64_t id, const Place& to);

  /// Takes a crate, or a folder with all that is in it, out of the library; tracks stay.
  /// @return what restore() needs, parents first
  std::vector<model::RemovedCrate> remove(std::int64_t id);
  /// Brings removed ones back under their old ids, at the top where their folder has been removed since.
  /// Their tracks come back as far as the library has them.
  void restore(std::span<const model::RemovedCrate> removed);

  /// In their order.
  [[nodiscard]] std::vector<std::int64_t> tracks(std::int64_t crate);
  /// How many tracks there are in each crate that has any.
  [[nodiscard]] std::map<std::int64_t, std::int64_t> counts();
  /// The crates that a track lies in.
  [[nodiscard]] std::vector<std::int64_t> cratesOf(std::int64_t track);

  /// Puts tracks in that are not in the crate yet. @return those, in order
  std::vector<std::int64_t> addTracks(std::int64_t crate, std::span<const std::int64_t> tracks,
                                      std::int64_t before = 0);
  /// @return the order that the crate had, for restoreTracks()
  std::vector<std::int64_t> removeTracks(std::int64_t crate, std::span<const std::int64_t> tracks);
  /// Moves those of the tracks that are in the crate, in this order, before another of its tracks.
  /// @return the order that the crate had, for restoreTracks()
  std::vector<std::int64_t> moveTracks(std::int64_t crate, std::span<const std::int64_t> tracks,
                                       std::int64_t before);
  /// Puts back what is missing and gives the crate this order. What was put in meanwhile follows.
  void restoreTracks(std::int64_t crate, std::span<const std::int64_t> order);

 private:
  Connection& opened();

  std::filesystem::path file_;
  std::mutex mutex_;
  std::optional<Connection> connection_;
};

}  // namespace barline::storage
