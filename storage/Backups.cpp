#include "storage/Backups.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <ctime>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "storage/Connection.h"
#include "storage/DatabaseCopy.h"
#include "storage/Errors.h"
#include "storage/FileStamp.h"
#include "storage/Files.h"
#include "storage/Log.h"
#include "storage/Recovery.h"
#include "storage/Schema.h"

namespace barline::storage {
namespace {

constexpr std::int64_t kDay{86'400};

constexpr std::size_t kDailyKept = 7;
constexpr std::size_t kWeeklyKept = 5;
constexpr std::size_t kUpgradeKept = 3;
constexpr std::size_t kChangeKept = 5;

constexpr std::array<std::pair<BackupReason, std::string_view>, 4> kReasonNames{{
    {BackupReason::Daily, "-daily"},
    {BackupReason::Upgrade, "-upgrade"},
    {BackupReason::Change, "-change"},
    {BackupReason::Person, "-person"},
}};

std::string_view nameOf(BackupReason reason) {
  return std::ranges::find(kReasonNames, reason, &std::pair<BackupReason, std::string_view>::first)->second;
}

/// Takes the reason off the end of a name.
BackupReason takeReason(std::string_view& name) {
  for (const auto& [reason, text] : kReasonNames) {
    if (!name.ends_with(text)) continue;
    name.remove_suffix(text.size());
    return reason;
  }
  return BackupReason::Upgrade;
}

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
  Backup backup{.file = file, .madeAt = *time};
  backup.reason = takeReason(rest);
  const auto end = std::from_chars(rest.data(), rest.data() + rest.size(), backup.version);
  if (end.ec != std::errc() || end.ptr != rest.data() + rest.size()) return std::nullopt;
  return backup;
}

std::filesystem::path backupName(const std::filesystem::path& libraryFile, std::int64_t time,
                                 std::int64_t version, BackupReason reason) {
  std::string name = realFile(libraryFile).stem().string() + "-" + dateStamp(time) + "-v";
  name += std::to_string(version);
  name += nameOf(reason);
  return backupFolder(libraryFile) / (name + ".sqlite");
}

/// Says so before the disk is full of half a copy.
void requireRoom(const std::filesystem::path& libraryFile) {
  constexpr std::uintmax_t kLeftFree = 16U << 20U;
  std::error_code error;
  const auto size = std::filesystem::file_size(libraryFile, error);
  if (error) return;
  const auto space = std::filesystem::space(backupFolder(libraryFile), error);
  if (!error && space.available < size + kLeftFree) {
    throw StorageError(StorageProblem::DiskFull, backupFolder(libraryFile), "no room for a backup");
  }
}

/// When a backup was made as far as the clock of today can tell: the names of those that were made while the
/// clock was ahead, and of those after them, say a time that is yet to come.
std::int64_t likelyTime(const Backup& backup, std::int64_t now) {
  if (backup.madeAt <= now) return backup.madeAt;
  const auto stamp = stampOf(backup.file);
  return stamp ? std::min(backup.madeAt, stamp->modifiedNanoseconds / 1'000'000'000) : backup.madeAt;
}

void dropExpired(const std::filesystem::path& libraryFile) {
  std::vector<Backup> backups = listBackups(libraryFile);
  const std::int64_t now = secondsNow();
  for (Backup& backup : backups) backup.madeAt = likelyTime(backup, now);
  for (const Backup& backup : expired(backups)) {
    std::error_code ignored;
    std::filesystem::remove(backup.file, ignored);
  }
}

/// @throws ForeignFileError where the file is no library and never was one, StorageError
std::int64_t versionOf(Connection& connection) {
  try {
    return connection.integer("PRAGMA user_version");
  } catch (const DamagedLibraryError&) {
    if (!wasLibrary(connection.file())) throw ForeignFileError(connection.file());
    throw;
  }
}

/// When a library was last written to, log included, in seconds since 1970.
std::int64_t writtenAt(const std::filesystem::path& libraryFile) {
  std::int64_t latest = 0;
  for (const char* suffix : {"", "-wal"}) {
    if (const auto stamp = stampOf(companion(libraryFile, suffix))) {
      latest = std::max(latest, stamp->modifiedNanoseconds / 1'000'000'000);
    }
  }
  return latest;
}

}  // namespace

std::filesystem::path makeBackup(const std::filesystem::path& libraryFile, BackupReason reason,
                                 const TaskProgress& progress) {
  std::error_code error;
  std::filesystem::create_directories(backupFolder(libraryFile), error);
  if (error) throw StorageError(StorageProblem::NoAccess, backupFolder(libraryFile), error.message());
  removeAbandoned(backupFolder(libraryFile), realFile(libraryFile).stem().string());
  requireRoom(libraryFile);

  // A connection that may not write would leave its -wal and -shm behind.
  Connection connection(libraryFile, Connection::Access::ReadWrite);
  const std::int64_t version = versionOf(connection);
  // Later than the newest, whatever the clock says: their names tell their order.
  const std::vector<Backup> earlier = listBackups(libraryFile);
  std::int64_t time = std::max(secondsNow(), earlier.empty() ? 0 : earlier.front().madeAt + 1);
  std::filesystem::path target = backupName(libraryFile, time, version, reason);
  UnfinishedFile unfinished(target);
  copyDatabase(connection, unfinished.path(), progress);
  while (!unfinished.publish(target)) target = backupName(libraryFile, ++time, version, reason);
  qCInfo(storageLog, "backed up: %s", target.c_str());
  dropExpired(libraryFile);
  return target;
}

std::optional<std::filesystem::path> makeDailyBackup(const std::filesystem::path& libraryFile,
                                                     const TaskProgress& progress) {
  const std::int64_t now = secondsNow();
  std::int64_t newest = 0;
  for (const Backup& backup : listBackups(libraryFile)) {
    // One from the time to come says nothing of what has been written since the clock was set back.
    if (const std::int64_t time = likelyTime(backup, now); time <= now) newest = std::max(newest, time);
  }
  if (newest != 0 && (now - newest < kDay || writtenAt(libraryFile) < newest)) return std::nullopt;
  return makeBackup(libraryFile, BackupReason::Daily, progress);
}

std::vector<Backup> listBackups(const std::filesystem::path& libraryFile) {
  std::vector<Backup> backups;
  const std::string stem = realFile(libraryFile).stem().string();
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(backupFolder(libraryFile), error)) {
    auto backup = parseName(entry.path(), stem);
    if (!backup) continue;
    std::error_code unknown;
    const auto size = std::filesystem::file_size(entry.path(), unknown);
    backup->size = unknown ? 0 : static_cast<std::int64_t>(size);
    backups.push_back(*std::move(backup));
  }
  std::sort(backups.begin(), backups.end(), [](const Backup& a, const Backup& b) {
    return std::pair(a.madeAt, a.file) > std::pair(b.madeAt, b.file);
  });
  return backups;
}

std::vector<Backup> expired(const std::vector<Backup>& backups) {
  std::map<BackupReason, std::size_t> kept;
  std::set<std::int64_t> days;
  std::set<std::int64_t> weeks;
  std::vector<Backup> dropped;
  for (const Backup& backup : backups) {
    const std::int64_t day = backup.madeAt / kDay;
    const std::int64_t week = (day + 3) / 7;  // from Monday on: the first of 1970 was a Thursday
    bool keep = true;
    switch (backup.reason) {
      case BackupReason::Daily: {
        const bool newDay = days.size() < kDailyKept && days.insert(day).second;
        const bool newWeek = weeks.size() < kWeeklyKept && weeks.insert(week).second;
        keep = newDay || newWeek;
        break;
      }
      case BackupReason::Upgrade:
        keep = kept[backup.reason]++ < kUpgradeKept;
        break;
      case BackupReason::Change:
        keep = kept[backup.reason]++ < kChangeKept;
        break;
      case BackupReason::Person:
        break;
    }
    if (!keep) dropped.push_back(backup);
  }
  return dropped;
}

std::optional<std::int64_t> soundTracks(const Backup& backup) {
  try {
    Connection connection(backup.file, Connection::Access::ReadOnly);
    const Schema schema = librarySchema();
    if (connection.integer("PRAGMA application_id") != schema.applicationId) return std::nullopt;
    if (connection.integer("PRAGMA user_version") > schema.version()) return std::nullopt;
    if (connection.text("PRAGMA integrity_check(1)") != "ok") return std::nullopt;
    return connection.integer("SELECT count(*) FROM tracks");
  } catch (const StorageError&) {
    return std::nullopt;
  }
}

std::optional<Backup> newestGoodBackup(const std::filesystem::path& libraryFile) {
  for (Backup& backup : listBackups(libraryFile)) {
    if (const auto tracks = soundTracks(backup)) {
      backup.tracks = *tracks;
      return backup;
    }
  }
  return std::nullopt;
}

}  // namespace barline::storage
