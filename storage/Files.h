#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

/// Moving whole database files about. Nothing here replaces or deletes a file that it did not make itself.
namespace barline::storage {

/// Held while the files of a folder are made, moved or opened, so that processes do so in turn. Best effort:
/// on a file system without locks it holds nothing.
class FolderLock {
 public:
  /// Makes the folder where it is missing, and waits at most Connection::kBusyTimeout.
  /// @throws StorageError with problem NoAccess or Busy
  explicit FolderLock(const std::filesystem::path& folder);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int descriptor_{-1};
};

/// A file in the making beside the one it is to be; removed again unless it is published.
class UnfinishedFile {
 public:
  /// Takes a name of this process alone; the file itself is for the caller to write.
  explicit UnfinishedFile(const std::filesystem::path& target);
  ~UnfinishedFile();
  UnfinishedFile(const UnfinishedFile&) = delete;
  UnfinishedFile& operator=(const UnfinishedFile&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  /// Writes its data out to the disk and gives it its name; false where that is taken. @throws StorageError
  [[nodiscard]] bool publish(const std::filesystem::path& target);

 private:
  std::filesystem::path path_;
};

/// Removes what UnfinishedFiles have left in a folder more than a day ago, when their process was killed, of
/// targets whose names begin with `prefix`, which is not empty. Touches nothing else.
void removeAbandoned(const std::filesystem::path& folder, const std::string& prefix) noexcept;

/// Renames; false where `to` exists. @throws StorageError
[[nodiscard]] bool moveWithoutReplacing(const std::filesystem::path& from, const std::filesystem::path& to);

/// True where any process has this database open in WAL mode. No Connection to it may be open in this
/// process: the question itself would drop its locks.
[[nodiscard]] bool databaseIsOpen(const std::filesystem::path& file);

/// Absolute, and where it is a symbolic link, what that leads to: SQLite keeps its companions beside the real
/// file.
[[nodiscard]] std::filesystem::path realFile(const std::filesystem::path& file);

/// Where a library's backups stand: "backups" beside the real file.
[[nodiscard]] std::filesystem::path backupFolder(const std::filesystem::path& libraryFile);

/// "file-wal" for "-wal".
[[nodiscard]] std::filesystem::path companion(const std::filesystem::path& file, const char* suffix);

/// "YYYYMMDD-HHMMSS" in UTC, so that names sort by age. @param time seconds since 1970
[[nodiscard]] std::string dateStamp(std::int64_t time);

/// Seconds since 1970, UTC.
[[nodiscard]] std::int64_t secondsNow();

}  // namespace barline::storage
