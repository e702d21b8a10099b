#include "storage/Connection.h"

#include <sqlite3.h>

#include <cerrno>
#include <new>
#include <utility>

#include "storage/Errors.h"
#include "storage/Progress.h"
#include "storage/Statement.h"

namespace barline::storage {
namespace {

int openFlags(Connection::Access access) {
  switch (access) {
    case Connection::Access::ReadOnly:
      return SQLITE_OPEN_READONLY;
    case Connection::Access::ReadWrite:
      return SQLITE_OPEN_READWRITE;
    case Connection::Access::Create:
      break;
  }
  return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
}

/// @param systemError errno of what failed below SQLite; 0 = nothing, or not known
[[noreturn]] void throwFor(int code, int systemError, const std::filesystem::path& file,
                           const std::string& detail) {
  // SQLite knows ENOSPC of a write, but neither a quota nor what the operating system says later.
  if ((code & 0xFF) == SQLITE_IOERR || (code & 0xFF) == SQLITE_CANTOPEN) {
    if (systemError == ENOSPC || systemError == EDQUOT || systemError == EFBIG) code = SQLITE_FULL;
    if (systemError == EROFS) code = SQLITE_READONLY;
    if (systemError == EIO) code = SQLITE_IOERR;
  }
  switch (code & 0xFF) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      throw DamagedLibraryError(file, detail);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw StorageError(StorageProblem::Busy, file, detail);
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      throw StorageError(StorageProblem::NoAccess, file, detail);
    case SQLITE_INTERRUPT:
      throw Cancelled();
    case SQLITE_FULL:
      throw StorageError(StorageProblem::DiskFull, file, detail);
    default:
      throw StorageError(StorageProblem::Failed, file, detail);
  }
}

}  // namespace

Connection::Connection(std::filesystem::path file, Access access) : file_(std::move(file)) {
  const int flags = openFlags(access) | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  const int code = sqlite3_open_v2(file_.c_str(), &handle_, flags, nullptr);
  if (code != SQLITE_OK) {
    const std::string detail = sqlite3_errstr(code);
    const int systemError = sqlite3_system_errno(handle_);
    sqlite3_close_v2(std::exchange(handle_, nullptr));
    throwFor(code, systemError, file_, detail);
  }
  sqlite3_busy_timeout(handle_, static_cast<int>(kBusyTimeout.count()));
  // A hostile file must not run code through its schema.
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
}

Connection::~Connection() {
  finalizeIdle();
  sqlite3_close_v2(handle_);
}

Connection::Connection(Connection&& other) noexcept
    : file_(std::move(other.file_)),
      handle_(std::exchange(other.handle_, nullptr)),
      idle_(std::move(other.idle_)) {}

Connection& Connection::operator=(Connection&& other) noexcept {
  std::swap(file_, other.file_);
  std::swap(handle_, other.handle_);
  std::swap(idle_, other.idle_);
  return *this;
}

void Connection::execute(const std::string& sql) {
  const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

std::int64_t Connection::integer(const std::string& sql) {
  Statement statement(*this, sql);
  if (!statement.step()) fail(SQLITE_ERROR);
  return statement.integer(0);
}

std::string Connection::text(const std::string& sql) {
  Statement statement(*this, sql);
  if (!statement.step()) fail(SQLITE_ERROR);
  return statement.text(0);
}

std::int64_t Connection::lastInsertId() const {
  return sqlite3_last_insert_rowid(handle_);
}

void Connection::keepLogOnClose(bool keep) {
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep ? 1 : 0, nullptr);
}

sqlite3_stmt* Connection::take(std::string_view sql) {
  if (const auto found = idle_.find(sql); found != idle_.end()) return idle_.extract(found).mapped();
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) fail(code);
  return statement;
}

void Connection::giveBack(sqlite3_stmt* statement) noexcept {
  try {
    // The result is that of the last step, which has been told already.
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    if (idle_.emplace(sqlite3_sql(statement), statement).second) return;
  } catch (const std::bad_alloc&) {
  }
  sqlite3_finalize(statement);
}

void Connection::finalizeIdle() noexcept {
  for (const auto& [sql, statement] : idle_) sqlite3_finalize(statement);
  idle_.clear();
}

void Connection::fail(int code) const {
  throwFor(code, sqlite3_system_errno(handle_), file_, sqlite3_errmsg(handle_));
}

}  // namespace barline::storage
