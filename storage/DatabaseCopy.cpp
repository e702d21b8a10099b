#include "storage/DatabaseCopy.h"

#include <sqlite3.h>

#include <chrono>
#include <thread>
#include <utility>

#include "storage/Connection.h"
#include "storage/Errors.h"
#include "storage/Interruption.h"
#include "storage/Statement.h"

namespace barline::storage {
namespace {

constexpr int kPagesAtOnce = 512;  // 2 MiB
constexpr double kCopied = 0.8;    // the check is the rest

/// A sqlite3_backup; what is not finished leaves the target as it was, or a file to be thrown away.
class PageCopy {
 public:
  PageCopy(Connection& target, Connection& source) : target_(target), source_(source) {
    handle_ = sqlite3_backup_init(target.handle(), "main", source.handle(), "main");
    if (handle_ == nullptr) target_.fail(sqlite3_extended_errcode(target_.handle()));
  }
  ~PageCopy() { sqlite3_backup_finish(handle_); }
  PageCopy(const PageCopy&) = delete;
  PageCopy& operator=(const PageCopy&) = delete;

  void run(const TaskProgress& progress) {
    const auto deadline = std::chrono::steady_clock::now() + Connection::kBusyTimeout;
    for (;;) {
      const int code = sqlite3_backup_step(handle_, kPagesAtOnce);
      if (code == SQLITE_DONE) return;
      if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
        if (std::chrono::steady_clock::now() > deadline) fail(code);
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
      } else if (code != SQLITE_OK) {
        fail(code);
      }
      const double pages = sqlite3_backup_pagecount(handle_);
      if (pages > 0) report(progress, 1.0 - sqlite3_backup_remaining(handle_) / pages);
    }
  }

 private:
  /// The code does not say which of the two it is about, but only the source can be damaged.
  [[noreturn]] void fail(int code) {
    sqlite3_backup_finish(std::exchange(handle_, nullptr));  // only now the target knows what has happened
    const int kind = code & 0xFF;
    if (kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB) {
      throw DamagedLibraryError(source_.file(), sqlite3_errstr(code));
    }
    target_.fail(code);
  }

  Connection& target_;
  Connection& source_;
  sqlite3_backup* handle_{};
};

/// A read transaction: without one, each commit of another process would begin the copy anew.
class Snapshot {
 public:
  explicit Snapshot(Connection& connection) : connection_(connection) {
    connection_.execute("BEGIN");
    (void)connection_.integer("SELECT count(*) FROM sqlite_schema");
  }
  ~Snapshot() { sqlite3_exec(connection_.handle(), "COMMIT", nullptr, nullptr, nullptr); }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  Connection& connection_;
};

void checkCopy(Connection& copy, const Connection& source, const TaskProgress& progress) {
  const Interruption interruption(copy, progress, kCopied);
  Statement statement(copy, "PRAGMA quick_check(1)");
  if (!statement.step() || statement.text(0) != "ok") {
    throw DamagedLibraryError(source.file(), statement.text(0));
  }
}

}  // namespace

void copyDatabase(Connection& source, const std::filesystem::path& target, const TaskProgress& progress) {
  try {
    Connection copy(target, Connection::Access::Create);
    copy.execute("PRAGMA synchronous = OFF");  // whoever publishes it writes all of it out
    {
      const Snapshot snapshot(source);
      PageCopy(copy, source).run(part(progress, 0.0, kCopied));
    }
    (void)copy.text("PRAGMA journal_mode = DELETE");
    checkCopy(copy, source, progress);
  } catch (const DamagedLibraryError& error) {
    throw DamagedLibraryError(source.file(), error.detail());
  }
  report(progress, 1.0);
}

void overwriteDatabase(Connection& target, Connection& source, const TaskProgress& progress) {
  PageCopy(target, source).run(progress);
  if (progress) (void)progress(1.0);  // too late to be cancelled
}

}  // namespace barline::storage
