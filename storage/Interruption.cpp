#include "storage/Interruption.h"

#include <sqlite3.h>

#include "storage/Connection.h"

namespace barline::storage {
namespace {

/// Of SQLite's virtual machine: some milliseconds.
constexpr int kInstructionsBetween = 200'000;

}  // namespace

Interruption::Interruption(Connection& connection, const TaskProgress& progress, double fraction)
    : connection_(connection), progress_(progress), fraction_(fraction) {
  if (progress_) sqlite3_progress_handler(connection_.handle(), kInstructionsBetween, &ask, this);
}

Interruption::~Interruption() {
  if (progress_) sqlite3_progress_handler(connection_.handle(), 0, nullptr, nullptr);
}

int Interruption::ask(void* self) {
  auto* interruption = static_cast<Interruption*>(self);
  return interruption->progress_(interruption->fraction_) ? 0 : 1;
}

}  // namespace barline::storage
