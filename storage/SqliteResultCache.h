#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "engine/pipeline/ResultCache.h"

namespace barline::storage {

class Connection;
class StorageError;

/// Step results in a SQLite file that several processes may share; compressed, with a checksum, the longest
/// unused dropped beyond a limit. Never throws and never stops an analysis: whatever goes wrong is one line
/// in the log and a miss. The file is opened at the first use. A damaged file is renamed to
/// <name>.damaged.sqlite, in place of an earlier one (it is a cache), and a new one is made.
///
/// Thread-safe; compression runs beside other calls.
class SqliteResultCache final : public pipeline::ResultCache {
 public:
  struct Options {
    std::int64_t limit = std::int64_t{2} << 30;  ///< bytes of the file
    std::function<std::int64_t()> now;           ///< seconds since 1970; null = the system's clock
  };

  explicit SqliteResultCache(const std::filesystem::path& file);
  SqliteResultCache(const std::filesystem::path& file, Options options);
  ~SqliteResultCache() override;

  [[nodiscard]] std::optional<model::Bytes> find(const std::string& key) override;
  void store(const std::string& key, const std::string& stepId, const model::Bytes& bytes) override;
  void reportDamaged(const std::string& key, const std::string& reason) override;

 private:
  struct Entry;

  /// Runs `work` on the open connection; logs what it throws. Needs the mutex.
  void guarded(const std::function<void(Connection&)>& work);
  Connection& opened();
  void setAside();
  void handle(const StorageError& error);
  std::optional<Entry> read(Connection& connection, const std::string& key);
  void drop(Connection& connection, const std::string& key);
  void noteUses(Connection& connection);
  void prune(Connection& connection);

  std::filesystem::path file_;
  Options options_;
  std::mutex mutex_;
  std::unique_ptr<Connection> connection_;
  bool usable_{true};
  bool writable_{true};
  bool remade_{};
  std::map<std::int64_t, std::int64_t> uses_;  ///< id → seconds since 1970, not written yet
};

}  // namespace barline::storage
