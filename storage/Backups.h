#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace barline::storage {

/// A copy of a library as it was. Named <library>-YYYYMMDD-HHMMSS-vN.sqlite in the folder "backups" beside
/// it.
struct Backup {
  std::filesystem::path file;
  std::int64_t madeAt{};  ///< seconds since 1970, UTC
  int version{};          ///< of the schema
  std::int64_t tracks{};

  bool operator==(const Backup&) const = default;
};

/// So many of the newest backups are kept.
inline constexpr std::size_t kBackupsKept = 5;

/// Copies the library's state of this moment while others read and write it, then drops the oldest backups
/// beyond kBackupsKept. The copy appears under its name only when it is complete. Any thread.
/// @throws StorageError
std::filesystem::path makeBackup(const std::filesystem::path& libraryFile);

/// makeBackup(), unless the newest one is younger than a week.
std::optional<std::filesystem::path> makeWeeklyBackup(const std::filesystem::path& libraryFile);

/// Backups that are there by name, newest first; not opened, `tracks` is 0.
[[nodiscard]] std::vector<Backup> listBackups(const std::filesystem::path& libraryFile);

/// The newest backup that this Barline can read and that is sound throughout. Reads whole files.
[[nodiscard]] std::optional<Backup> newestGoodBackup(const std::filesystem::path& libraryFile);

}  // namespace barline::storage
