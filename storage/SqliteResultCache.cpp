#include "storage/SqliteResultCache.h"

#include <QString>

#include <algorithm>
#include <system_error>
#include <utility>
#include <vector>

#include "storage/Compression.h"
#include "storage/Connection.h"
#include "storage/Database.h"
#include "storage/Errors.h"
#include "storage/FileSystem.h"
#include "storage/Files.h"
#include "storage/Log.h"
#include "storage/Statement.h"
#include "storage/Transaction.h"

namespace barline::storage {
namespace {

/// Uses are noted to the hour, so that re-opening a track writes nothing.
constexpr std::int64_t kUseResolution = 3600;  // seconds

/// Pruning makes room for this share of the limit beyond what is needed, so that it happens now and then
/// only.
constexpr std::int64_t kSpareShare = 64;

constexpr int kPrunedAtOnce = 32;

DatabaseOptions cacheOptions(const std::filesystem::path& file) {
  return {.schema = resultsSchema(),
          .survivesPowerLoss = false,
          .givesSpaceBack = true,
          .writesAhead = !fileSystemOf(file).network,
          .mayBeEmpty = {},
          .beforeMigration = {}};
}

std::int64_t usedBytes(Connection& connection) {
  const auto pages = connection.integer("PRAGMA page_count") - connection.integer("PRAGMA freelist_count");
  return pages * connection.integer("PRAGMA page_size");
}

/// Drops as many results as hold `bytes`, at most kPrunedAtOnce. @return how many
std::int64_t dropLongestUnused(Connection& connection, std::int64_t bytes) {
  Transaction transaction(connection);
  Statement oldest(
      connection,
      "SELECT id, length(bytes) FROM results JOIN blobs ON result_id = id ORDER BY used_at, id LIMIT ?");
  oldest.bindAll(kPrunedAtOnce);
  std::vector<std::int64_t> ids;
  for (std::int64_t freed = 0; freed < bytes && oldest.step(); freed += oldest.integer(1)) {
    ids.push_back(oldest.integer(0));
  }
  oldest.reset();
  Statement remove(connection, "DELETE FROM results WHERE id = ?");
  for (const std::int64_t id : ids) remove.bindAll(id).run();
  transaction.commit();
  return static_cast<std::int64_t>(ids.size());
}

QString shown(const std::string& text) {
  return QString::fromStdString(text);
}

}  // namespace

struct SqliteResultCache::Entry {
  std::int64_t id{};
  std::int64_t rawSize{};
  std::int64_t checksum{};
  model::Bytes compressed;
};

SqliteResultCache::SqliteResultCache(const std::filesystem::path& file)
    : SqliteResultCache(file, Options()) {}

SqliteResultCache::SqliteResultCache(const std::filesystem::path& file, Options options)
    : file_(std::filesystem::absolute(file).lexically_normal()), options_(std::move(options)) {
  if (!options_.now) options_.now = secondsNow;
}

SqliteResultCache::~SqliteResultCache() {
  const std::scoped_lock lock(mutex_);
  if (connection_ && !uses_.empty()) {
    guarded([&](Connection& connection) { noteUses(connection); });
  }
}

std::optional<model::Bytes> SqliteResultCache::find(const std::string& key) {
  std::optional<Entry> entry;
  {
    const std::scoped_lock lock(mutex_);
    guarded([&](Connection& connection) { entry = read(connection, key); });
  }
  if (!entry) return std::nullopt;
  auto bytes = unpack(entry->compressed, entry->rawSize, entry->checksum);
  if (!bytes) reportDamaged(key, "its checksum does not match");
  return bytes;
}

void SqliteResultCache::store(const std::string& key, const std::string& stepId, const model::Bytes& bytes) {
  const auto largest = std::min(kLargestResult, options_.limit);
  if (static_cast<std::int64_t>(bytes.size()) > largest) return;
  const PackedBytes packed = pack(bytes);
  const std::scoped_lock lock(mutex_);
  if (!writable_) return;
  guarded([&](Connection& connection) {
    Transaction transaction(connection);
    Statement entry(connection,
                    "INSERT INTO results (key, step, raw_size, checksum, used_at) VALUES (?, ?, ?, ?, ?) "
                    "ON CONFLICT (key) DO UPDATE SET step = excluded.step, raw_size = excluded.raw_size, "
                    "checksum = excluded.checksum, used_at = excluded.used_at RETURNING id");
    entry.bindAll(key, stepId, packed.rawSize, packed.checksum, options_.now());
    entry.step();
    const std::int64_t id = entry.integer(0);
    entry.run();
    Statement(connection, "INSERT OR REPLACE INTO blobs (result_id, bytes) VALUES (?, ?)")
        .bindAll(id, std::span<const std::byte>(packed.compressed))
        .run();
    transaction.commit();
    noteUses(connection);
    prune(connection);
  });
}

void SqliteResultCache::reportDamaged(const std::string& key, const std::string& reason) {
  qCWarning(storageLog).noquote()
      << QString("Stored result %1 is damaged and will be computed anew: %2").arg(shown(key), shown(reason));
  const std::scoped_lock lock(mutex_);
  if (!writable_) return;
  guarded([&](Connection& connection) { drop(connection, key); });
}

void SqliteResultCache::guarded(const std::function<void(Connection&)>& work) {
  if (!usable_) return;
  try {
    work(opened());
  } catch (const StorageError& error) {
    handle(error);
  }
}

Connection& SqliteResultCache::opened() {
  if (!connection_) {
    connection_ = std::make_unique<Connection>(openDatabase(file_, cacheOptions(file_)));
    // Zeroing what is dropped would double the work of pruning for content that is no secret.
    connection_->execute("PRAGMA secure_delete = OFF");
  }
  return *connection_;
}

void SqliteResultCache::handle(const StorageError& error) {
  qCWarning(storageLog).noquote() << "Results are not kept:" << shown(error.what());
  switch (error.problem()) {
    case StorageProblem::Busy:
      return;
    case StorageProblem::DiskFull:
    case StorageProblem::Failed:
      // What is there can still be read, unless that fails as well.
      if (std::exchange(writable_, false)) return;
      break;
    case StorageProblem::Damaged:
    case StorageProblem::Newer:
      return setAside();
    case StorageProblem::NoAccess:
    case StorageProblem::Foreign:
    case StorageProblem::Absent:
    case StorageProblem::Taken:
    case StorageProblem::Unreadable:
    case StorageProblem::Same:
      break;
  }
  connection_.reset();
  usable_ = false;
}

void SqliteResultCache::setAside() {
  connection_.reset();
  uses_.clear();
  usable_ = !std::exchange(remade_, true);
  if (!usable_) return;
  try {
    const FolderLock lock(file_.parent_path());
    if (databaseIsOpen(file_)) throw StorageError(StorageProblem::Busy, file_);
    std::filesystem::path aside = file_;
    aside.replace_extension(".damaged" + file_.extension().string());
    for (const char* suffix : {"-wal", "-shm", ""}) {
      const std::filesystem::path from = companion(file_, suffix);
      if (std::filesystem::exists(from)) std::filesystem::rename(from, companion(aside, suffix));
    }
  } catch (const std::exception& error) {
    qCWarning(storageLog).noquote() << "The damaged results stay where they are:" << error.what();
    usable_ = false;
  }
}

std::optional<SqliteResultCache::Entry> SqliteResultCache::read(Connection& connection,
                                                                const std::string& key) {
  Statement row(connection,
                "SELECT id, raw_size, checksum, used_at, bytes FROM results JOIN blobs ON result_id = id "
                "WHERE key = ?");
  if (!row.bindAll(key).step()) return std::nullopt;
  const auto bytes = row.blob(4);
  const std::int64_t now = options_.now();
  if (now - row.integer(3) >= kUseResolution) uses_[row.integer(0)] = now;
  return Entry{.id = row.integer(0),
               .rawSize = row.integer(1),
               .checksum = row.integer(2),
               .compressed = model::Bytes(bytes.begin(), bytes.end())};
}

void SqliteResultCache::drop(Connection& connection, const std::string& key) {
  Transaction transaction(connection);
  Statement(connection, "DELETE FROM results WHERE key = ?").bindAll(key).run();
  transaction.commit();
}

void SqliteResultCache::noteUses(Connection& connection) {
  if (uses_.empty()) return;
  Transaction transaction(connection);
  Statement update(connection, "UPDATE results SET used_at = ? WHERE id = ?");
  for (const auto& [id, time] : uses_) update.bindAll(time, id).run();
  transaction.commit();
  uses_.clear();
}

void SqliteResultCache::prune(Connection& connection) {
  if (usedBytes(connection) <= options_.limit) return;
  const std::int64_t goal = options_.limit - options_.limit / kSpareShare;
  while (usedBytes(connection) > goal) {
    if (dropLongestUnused(connection, usedBytes(connection) - goal) == 0) break;
  }
  connection.execute("PRAGMA incremental_vacuum");
}

}  // namespace barline::storage
