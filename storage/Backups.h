#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "storage/Progress.h"

namespace barline::storage {

/// Why a backup was made; says how long it is kept.
enum class BackupReason : unsigned char {
  Daily,    ///< now and then without being asked for
  Upgrade,  ///< before the schema was changed
  Change,   ///< before something that changes much at once: restoring, importing, merging
  Person    ///< somebody asked for it
};

/// A copy of a library as it was. Named <library>-YYYYMMDD-HHMMSS-vN-REASON.sqlite in the folder "backups"
/// beside it; without REASON it is from before an upgrade.
struct Backup {
  std::filesystem::path file;
  std::int64_t madeAt{};  ///< seconds since 1970, UTC
  int version{};          ///< of the schema
  BackupReason reason{BackupReason::Upgrade};
  std::int64_t size{};  ///< bytes
  std::int64_t tracks{};

  bool operator==(const Backup&) const = default;
};

/// Copies the library's state of this moment by SQLite's online backup, while others read and write it,
/// checks the copy, and then drops the backups that expired() names. The copy appears under its name only
/// when it is complete and sound. Any thread.
/// @throws Cancelled; DamagedLibraryError where the library is; ForeignFileError; StorageError
std::filesystem::path makeBackup(const std::filesystem::path& libraryFile, BackupReason reason,
                                 const TaskProgress& progress = {});

/// makeBackup() with the reason Daily, unless the newest backup is younger than a day or the library has not
/// been written to since. @return the new one
std::optional<std::filesystem::path> makeDailyBackup(const std::filesystem::path& libraryFile,
                                                     const TaskProgress& progress = {});

/// Backups that are there by name, newest first; not opened, `tracks` is 0.
[[nodiscard]] std::vector<Backup> listBackups(const std::filesystem::path& libraryFile);

/// Those of a list, newest first, that need not be kept any longer. Kept are, of the daily ones, the newest
/// of each of the last seven days and of the last five weeks that have one; the three newest from before
/// upgrades; the five newest from before changes; and all that somebody asked for.
[[nodiscard]] std::vector<Backup> expired(const std::vector<Backup>& backups);

/// The number of tracks in a backup that this Barline can read and that is sound throughout; nothing where it
/// is not. Reads the whole file.
[[nodiscard]] std::optional<std::int64_t> soundTracks(const Backup& backup);

/// The newest of which soundTracks() is known.
[[nodiscard]] std::optional<Backup> newestGoodBackup(const std::filesystem::path& libraryFile);

}  // namespace barline::storage
