#include "storage/Migration.h"

#include <cstdint>
#include <map>
#include <string>

#include "storage/Connection.h"
#include "storage/Errors.h"
#include "storage/SchemaFacts.h"
#include "storage/Statement.h"
#include "storage/Transaction.h"

namespace barline::storage {
namespace {

int userVersion(Connection& connection) {
  return static_cast<int>(connection.integer("PRAGMA user_version"));
}

/// A migration may rebuild a table that others refer to, which is possible only with enforcement off, and
/// that can be switched only outside of a transaction.
class ForeignKeysOff {
 public:
  explicit ForeignKeysOff(Connection& connection) : connection_(connection) {
    connection_.execute("PRAGMA foreign_keys = OFF");
  }
  ~ForeignKeysOff() {
    try {
      connection_.execute("PRAGMA foreign_keys = ON");
    } catch (const StorageError&) {
      // The connection itself is broken, and its next use says so.
    }
  }
  ForeignKeysOff(const ForeignKeysOff&) = delete;
  ForeignKeysOff& operator=(const ForeignKeysOff&) = delete;

 private:
  Connection& connection_;
};

using RowCounts = std::map<std::string, std::int64_t>;

RowCounts countRows(Connection& connection) {
  RowCounts counts;
  for (const std::string& table : ordinaryTables(connection)) {
    counts[table] = connection.integer("SELECT count(*) FROM " + identifier(table));
  }
  return counts;
}

/// A migration may move rows elsewhere only together with their table.
void requireNothingLost(Connection& connection, const RowCounts& before) {
  const RowCounts after = countRows(connection);
  for (const auto& [table, rows] : before) {
    const auto now = after.find(table);
    if (now != after.end() && now->second < rows) {
      throw DamagedLibraryError(connection.file(), "rows of " + table + " were lost in the upgrade");
    }
  }
  if (Statement(connection, "PRAGMA foreign_key_check").step()) {
    throw DamagedLibraryError(connection.file(), "rows refer to rows that are missing");
  }
}

/// An upgraded database is what a new one is, and sound.
void requireSound(Connection& connection, const Schema& schema) {
  if (const std::string difference = schemaDifference(connection, schema); !difference.empty()) {
    throw DamagedLibraryError(connection.file(), difference);
  }
  Statement check(connection, "PRAGMA quick_check(1)");
  if (!check.step() || check.text(0) != "ok") throw DamagedLibraryError(connection.file(), check.text(0));
}

}  // namespace

void migrate(Connection& connection, const Schema& schema, const std::function<void(int version)>& before) {
  if (userVersion(connection) >= schema.version()) return;
  const ForeignKeysOff unenforced(connection);
  Transaction transaction(connection);
  const int found = userVersion(connection);
  if (found >= schema.version()) return;
  if (found > 0 && before) before(found);
  const RowCounts rows = found > 0 ? countRows(connection) : RowCounts{};
  for (const Migration& migration : schema.migrations) {
    if (migration.version > found) connection.execute(std::string(migration.sql));
  }
  requireNothingLost(connection, rows);
  connection.execute("PRAGMA application_id = " + std::to_string(schema.applicationId));
  connection.execute("PRAGMA user_version = " + std::to_string(schema.version()));
  if (found > 0) requireSound(connection, schema);
  transaction.commit();
}

}  // namespace barline::storage
