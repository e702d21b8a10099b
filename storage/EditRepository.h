#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>

#include "engine/model/Edit.h"
#include "storage/Connection.h"

namespace barline::storage {

/// The edits of a library, by the fingerprint of the audio that they are about. Only a person's own undoing
/// followed by another edit takes any of them away.
///
/// Thread-safe; calls take turns. Any call may wait for another process (at most Connection::kBusyTimeout),
/// so none is for the interface's thread. Each is a transaction of its own and is on the disk when it
/// returns. Any call throws StorageError; DamagedLibraryError where the file turns out to be damaged.
class EditRepository {
 public:
  /// @param file an open library's
  explicit EditRepository(std::filesystem::path file);

  /// An edit that cannot be read (damaged, or of a newer Barline) stays where it is and is left out, with a
  /// line in the log.
  [[nodiscard]] model::EditHistory history(const std::string& fingerprint);

  /// Keeps an edit as the track's last; those that were undone before it are given up. @return its id
  std::int64_t append(const std::string& fingerprint, const model::Edit& edit);

  /// Marks an edit as undone, or done again. Unknown ids are ignored.
  void setUndone(std::int64_t id, bool undone);

 private:
  Connection& opened();

  std::filesystem::path file_;
  std::mutex mutex_;
  std::optional<Connection> connection_;
};

}  // namespace barline::storage
