#include "storage/Backups.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <regex>
#include <system_error>

#include "storage/Connection.h"
#include "storage/Errors.h"
#include "storage/Files.h"
#include "storage/Schema.h"
#include "storage/Statement.h"

namespace barline::storage {
namespace {

constexpr std::int64_t kWeek = 7 * 24 * 3600;

std::int64_t secondsOf(const std::string& stamp) {
  std::tm parts{};
  if (::strptime(stamp.c_str(), "%Y%m%d-%H%M%S", &parts) == nullptr) return 0;
  return ::timegm(&parts);
}

/// Nothing where the name is not that of a backup of this library.
std::optional<Backup> parseName(const std::filesystem::path& file, const std::string& stem) {
  const std::string name = file.filename().string();
  if (!name.starts_with(stem + "-")) return std::nullopt;
  static const std::regex pattern(R"((\d{8}-\d{6})-v(\d{1,6})\.sqlite)");
  std::smatch match;
  const std::string rest = name.substr(stem.size() + 1);
  if (!std::regex_match(rest, match, pattern)) return std::nullopt;
  return Backup{.file = file, .madeAt = secondsOf(match[1]), .version = std::stoi(match[2]), .tracks = 0};
}

std::filesystem::path backupName(const std::filesystem::path& libraryFile, std::int64_t time,
                                 std::int64_t version) {
  return backupFolder(libraryFile) /
         (libraryFile.stem().string() + "-" + dateStamp(time) + "-v" + std::to_string(version) + ".sqlite");
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

  Connection connection(libraryFile, Connection::Access::ReadOnly);
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
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(backupFolder(libraryFile), error)) {
    if (auto backup = parseName(entry.path(), libraryFile.stem().string())) backups.push_back(*backup);
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
