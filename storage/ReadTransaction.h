#pragma once

#include "storage/Connection.h"
#include "storage/Errors.h"

namespace barline::storage {

/// All that is read within one is of one moment.
class ReadTransaction {
 public:
  /// @throws StorageError
  explicit ReadTransaction(Connection& connection) : connection_(connection) { connection_.execute("BEGIN"); }
  ~ReadTransaction() {
    try {
      connection_.execute("ROLLBACK");
    } catch (const StorageError&) {
      // The connection itself is broken, and its next use says so.
    }
  }
  ReadTransaction(const ReadTransaction&) = delete;
  ReadTransaction& operator=(const ReadTransaction&) = delete;

 private:
  Connection& connection_;
};

}  // namespace barline::storage
