#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "storage/FileStamp.h"

namespace barline::storage {

class Connection;

/// One row: a track's audio lies, or lay, at this path.
struct PathRow {
  std::int64_t track{};
  std::filesystem::path path;
  std::optional<FileStamp> stamp;  ///< of the file when it was last looked at; absent where there was none
  bool verified{};                 ///< a file with this stamp has the track's fingerprint
  bool gone{};                     ///< no such file any more, or other audio in it
};

/// The table "paths". A passing view on a connection, inside of the caller's transaction; throws
/// StorageError.
class PathTable {
 public:
  explicit PathTable(Connection& connection) : connection_(connection) {}

  /// The row that is not gone; there is at most one.
  [[nodiscard]] std::optional<PathRow> current(const std::filesystem::path& path) const;
  /// The row of the track that the path led to last.
  [[nodiscard]] std::optional<PathRow> lastGone(const std::filesystem::path& path) const;
  /// Rows that are not gone, of all that lies below a folder.
  [[nodiscard]] std::vector<PathRow> currentBelow(const std::filesystem::path& folder) const;
  /// A row with exactly this stamp that tells what the file holds, being verified or of a track that nothing
  /// was read of: the file's earlier name.
  [[nodiscard]] std::optional<PathRow> withStamp(const FileStamp& stamp) const;
  /// The next rows, by track and path, behind one; from the first on where there is none.
  [[nodiscard]] std::vector<PathRow> following(const std::optional<PathRow>& row, int count) const;
  /// Those of today first, each group by when they were last seen.
  [[nodiscard]] std::vector<PathRow> ofTrack(std::int64_t track) const;

  /// Makes the row the path's current one, in place of what is there; the row of another track becomes gone.
  /// Of several paths that are put within a second the last one counts as seen last.
  void put(const PathRow& row, std::int64_t now);
  void setGone(const PathRow& row, bool gone);
  void remove(std::int64_t track, const std::filesystem::path& path);

 private:
  Connection& connection_;
};

}  // namespace barline::storage
