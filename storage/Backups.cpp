#include "storage/Backups.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>
#include <system_error>

#include "storage/Connection.h"
#include "storage/Errors.h"
#include "storage/Files.h"
#include "storage/Schema.h"
#include "storage/Statement.h"

namespace barline::storage {
namespace {

constexpr std::int64_t kWeek{7 * 24 * 3600};

/// Nothing where the text is not what dateStamp() writes.
std::optional<std::int64_t> secondsOf(const std::string& stamp) {
  std::tm parts{};
  if (::strptime(stamp.c_str(), "%Y%m%d-%H%M%S", &parts) == nullptr) return std::nullopt;
  const std::int64_t seconds = ::timegm(&parts);
  if (dateStamp(seconds) != stamp) return std::nullopt;
  return seconds;
}

/// Nothing where the name is not that of a backup of this library.
std::optional<Backup> parseName(const std::filesystem::path& file, const std::string& stem) {
  constexpr std::size_t kStampLength = 15;
  constexpr std::string_view kMark = "-v";
  constexpr std::string_view kSuffix = ".sqlite";
  const std::string name = file.filename().string();
  std::string_view rest = name;
  if (!rest.starts_with(stem + "-") || !rest.ends_with(kSuffix)) return std::nullopt;
  rest.remove_prefix(stem.size() + 1);
  rest.remove_suffix(std::min(kSuffix.size(), rest.size()));
  const auto time = secondsOf(std::string(rest.substr(0, kStampLength)));
  if (!time || !rest.substr(kStampLength).starts_with(kMark)) return std::nullopt;
  rest.remove_prefix(kStampLength + kMark.size());
  Backup backup{.file = file, .madeAt = *time, .version = 0, .tracks = 0};
  const auto end = std::from_chars(rest.data(), rest.data() + rest.size(), backup.version);
  if (end.ec != std::errc() || end.ptr != rest.data() + rest.size()) return std::nullopt;
  return backup;
}

std::filesystem::path backupName(const std::filesystem::path& libraryFile, std::int64_t time,
                                 std::int64_t version) {
  return backupFolder(libraryFile) / (realFile(libraryFile).stem().string() + "-" + dateStamp(time) + "-v" +
                                      std::to_string(version) + ".sqlite");
}

void dropOldest(const std::filesystem::path& libraryFile) {
  const std::vector<Backup> backups = listBackups(libraryFile);
  for (std::size_t i = kBackupsKept; i < backups.size(); ++i) {
    std::error_code ignored;
    std::filesystem::remove(backups[i].file, ignored);
  }
}

/// Number of tracks; nothing where the backup cannot serve.
std::optional<std::int64_t> soundTracks(const std::filesystem::path& file) {
  try {
    Connection connection(file, Connection::Access::ReadOnly);
    const Schema schema = librarySchema();
    if (connection.integer("PRAGMA application_id") != schema.applicationId) return std::nullopt;
    if (connection.integer("PRAGMA user_version") > schema.version()) return std::nullopt;
    if (connection.text("PRAGMA integrity_check(1)") != "ok") return std::nullopt;
    return connection.integer("SELECT count(*) FROM tracks");
  } catch (const StorageError&) {
    return std::nullopt;
  }
}

}  // namespace

std::filesystem::path makeBackup(const std::filesystem::path& libraryFile) {
  std::error_code error;
  std::filesystem::create_directories(backupFolder(libraryFile), error);
  if (error) throw StorageError(StorageProblem::NoAccess, backupFolder(libraryFile), error.message());

  // A connection that may not write would leave its -wal and -shm behind.
  Connection connection(libraryFile, Connection::Access::ReadWrite);
  const auto version = connection.integer("PRAGMA user_version");
  // Later than the newest, whatever the clock says: their names tell their order.
  const std::vector<Backup> earlier = listBackups(libraryFile);
  std::int64_t time = std::max(secondsNow(), earlier.empty() ? 0 : earlier.front().madeAt + 1);
  std::filesystem::path target = backupName(libraryFile, time, version);
  UnfinishedFile unfinished(target);
  Statement(connection, "VACUUM INTO ?").bindAll(unfinished.path().native()).run();
  while (!unfinished.publish(target)) target = backupName(libraryFile, ++time, version);
  dropOldest(libraryFile);
  return target;
}

std::optional<std::filesystem::path> makeWeeklyBackup(const std::filesystem::path& libraryFile) {
  const std::vector<Backup> backups = listBackups(libraryFile);
  if (!backups.empty() && std::abs(secondsNow() - backups.front().madeAt) < kWeek) return std::nullopt;
  return makeBackup(libraryFile);
}

std::vector<Backup> listBackups(const std::filesystem::path& libraryFile) {
  std::vector<Backup> backups;
  const std::string stem = realFile(libraryFile).stem().string();
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(backupFolder(libraryFile), error)) {
    if (auto backup = parseName(entry.path(), stem)) backups.push_back(*backup);
  }
  std::sort(backups.begin(), backups.end(), [](const Backup& a, const Backup& b) {
    return std::pair(a.madeAt, a.file) > std::pair(b.madeAt, b.file);
  });
  return backups;
}

std::optional<Backup> newestGoodBackup(const std::filesystem::path& libraryFile) {
  for (Backup& backup : listBackups(libraryFile)) {
    if (const auto tracks = soundTracks(backup.file)) {
      backup.tracks = *tracks;
      return backup;
    }
  }
  return std::nullopt;
}

}  // namespace barline::storage
