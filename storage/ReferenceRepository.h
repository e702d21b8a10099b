#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "engine/model/TrackReference.h"
#include "storage/Connection.h"

namespace barline::storage {

/// What other programs know of a library's tracks; one of each program for a track.
///
/// Thread-safe; calls take turns, on a connection of their own. Any call may wait for another process, so
/// none is for the interface's thread. Each is a transaction of its own and is on the disk when it returns.
/// Any call throws StorageError. Unknown tracks are ignored.
class ReferenceRepository {
 public:
  /// @param file an open library's
  explicit ReferenceRepository(std::filesystem::path file);

  /// Keeps references in place of those that the same programs gave before; all or nothing.
  void put(std::span<const std::pair<std::int64_t, model::TrackReference>> references);

  /// In the order of the programs' names. What cannot be read (damaged, or of a newer Barline) is left out,
  /// with a line in the log.
  [[nodiscard]] std::vector<model::TrackReference> of(std::int64_t track);

  void remove(std::int64_t track, const std::string& source);

 private:
  Connection& opened();

  std::filesystem::path file_;
  std::mutex mutex_;
  std::optional<Connection> connection_;
};

}  // namespace barline::storage
