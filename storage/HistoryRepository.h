#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <vector>

#include "storage/Connection.h"

namespace barline::storage {

/// When the tracks of a library were opened and when they were heard. Hearing a track also counts as one of
/// its plays.
///
/// Thread-safe; calls take turns. Any call may wait for another process (at most Connection::kBusyTimeout),
/// so none is for the interface's thread. Each is a transaction of its own and is on the disk when it
/// returns. Any call throws StorageError; DamagedLibraryError where the file turns out to be damaged.
class HistoryRepository {
 public:
  /// @param file an open library's
  explicit HistoryRepository(std::filesystem::path file);

  enum class Event : unsigned char { Opened, Heard };

  /// @param at seconds since 1970, UTC. Unknown tracks are passed over.
  void add(std::int64_t track, Event event, std::int64_t at);

  /// Every track that was opened or heard, once, the latest first.
  [[nodiscard]] std::vector<std::int64_t> latest();
  /// How many tracks latest() has.
  [[nodiscard]] std::int64_t count();

  /// Forgets when tracks were opened and heard; how often they were played stays.
  void clear();

 private:
  Connection& opened();

  std::filesystem::path file_;
  std::mutex mutex_;
  std::optional<Connection> connection_;
};

}  // namespace barline::storage
