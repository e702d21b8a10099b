#include "storage/Transaction.h"

#include <sqlite3.h>

#include "storage/Connection.h"

namespace barline::storage {

Transaction::Transaction(Connection& connection) : connection_(connection) {
  connection_.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  // Some errors (disk full, I/O) have rolled back already; then this fails and nothing is lost.
  if (open_) sqlite3_exec(connection_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  connection_.execute("COMMIT");
  open_ = false;
}

}  // namespace barline::storage
