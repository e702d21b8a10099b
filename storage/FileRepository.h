#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/model/AudioSource.h"
#include "storage/Connection.h"
#include "storage/FileStamp.h"
#include "storage/PathTable.h"

namespace barline::storage {

/// What lies in a folder now, against what the library knew of it.
struct FolderDifference {
  std::vector<std::filesystem::path> appeared;  ///< new to the library, or back again, or renamed
  std::vector<std::filesystem::path> changed;   ///< written to since they were read
  std::vector<std::int64_t> lost;               ///< tracks that a path of is gone; each once

  bool operator==(const FolderDifference&) const = default;
};

/// A path at which a track's file is no more.
struct MissingFile {
  std::int64_t track{};
  std::filesystem::path path;
  std::string fingerprint;         ///< empty where the file was never read
  std::optional<FileStamp> stamp;  ///< of the file when it was last there
};

/// Where the files of a library's tracks are: watched folders, what has changed in them, and tracks whose
/// files have gone. Paths are absolute, bytes as they are.
///
/// Thread-safe; calls take turns, on a connection of their own. Any call may wait for another process, so
/// none is for the interface's thread. Each is a transaction of its own, but for compare(). Any call throws
/// StorageError.
class FileRepository {
 public:
  /// @param file an open library's
  explicit FileRepository(std::filesystem::path file);

  /// In the order of their paths.
  [[nodiscard]] std::vector<std::filesystem::path> watchedFolders();
  /// @return whether it was not watched before
  bool watch(const std::filesystem::path& folder);
  /// Its tracks stay.
  void unwatch(const std::filesystem::path& folder);

  /// Compares a folder with the library, and notes which of its files are gone. The files that appeared or
  /// changed are for the caller to add or to read. Looks at each file without holding up other calls, which
  /// get in between too where many are gone; after an error the first ones may be noted.
  /// @param files all that lie in it and below
  /// @param unknown folders below that were not looked into: nothing is said of what lies in them; sorted
  FolderDifference compare(const std::filesystem::path& folder, std::span<const std::filesystem::path> files,
                           std::span<const std::filesystem::path> unknown);

  /// What was noted of the path's track, whether or not the file is still the same.
  [[nodiscard]] std::optional<model::AudioSource> lastSource(const std::filesystem::path& file);

  /// The file has other audio than it had: it leaves its track and becomes a new one, Waiting.
  /// @return the new track's id
  std::int64_t replaceAudio(const std::filesystem::path& file);

  /// The paths of tracks that are missing altogether, below `folder`; all where that is empty. Those seen
  /// last come first.
  [[nodiscard]] std::vector<MissingFile> missing(const std::filesystem::path& folder = {});

  /// The track's file is here now. The caller has made sure that it is the same audio, and that there is such
  /// a file. A track that this path led to before leaves it.
  void relink(std::int64_t track, const std::filesystem::path& file);

 private:
  Connection& opened();
  /// Rows of compare() as they are to be; those that lead to another track by now are left alone.
  void noteTouched(std::span<const PathRow> rows);
  void noteGone(std::span<const PathRow> rows, std::vector<std::int64_t>& lost);

  std::filesystem::path file_;
  std::mutex mutex_;
  std::optional<Connection> connection_;
};

}  // namespace barline::storage
