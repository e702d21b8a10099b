#include "storage/Migration.h"

#include <string>

#include "storage/Connection.h"
#include "storage/Errors.h"
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

}  // namespace

void migrate(Connection& connection, const Schema& schema, const std::function<void(int version)>& before) {
  if (userVersion(connection) >= schema.version()) return;
  const ForeignKeysOff unenforced(connection);
  Transaction transaction(connection);
  const int found = userVersion(connection);
  if (found >= schema.version()) return;
  if (found > 0 && before) before(found);
  for (const Migration& migration : schema.migrations) {
    if (migration.version > found) connection.execute(std::string(migration.sql));
  }
  if (Statement(connection, "PRAGMA foreign_key_check").step()) {
    throw DamagedLibraryError(connection.file(), "rows refer to rows that are missing");
  }
  connection.execute("PRAGMA application_id = " + std::to_string(schema.applicationId));
  connection.execute("PRAGMA user_version = " + std::to_string(schema.version()));
  transaction.commit();
}

}  // namespace barline::storage
