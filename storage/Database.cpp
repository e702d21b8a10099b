#include "storage/Database.h"

#include <sqlite3.h>

#include <string>
#include <system_error>

#include "storage/Errors.h"
#include "storage/Files.h"
#include "storage/Migration.h"

namespace barline::storage {
namespace {

/// A log without its database would be played into the next one of that name.
void moveStrayLog(const std::filesystem::path& file) {
  const std::filesystem::path log = companion(file, "-wal");
  if (!std::filesystem::exists(log)) return;
  std::filesystem::path aside = log;
  aside += ".stray-" + dateStamp(secondsNow());
  if (!moveWithoutReplacing(log, aside)) throw StorageError(StorageProblem::Busy, file);
}

void fillEmpty(Connection& connection, const DatabaseOptions& options) {
  if (options.givesSpaceBack) connection.execute("PRAGMA auto_vacuum = INCREMENTAL");
  migrate(connection, options.schema, {});
}

bool isEmpty(Connection& connection) {
  return connection.integer("SELECT count(*) FROM sqlite_schema") == 0;
}

std::uintmax_t pageSize(Connection& connection) {
  return static_cast<std::uintmax_t>(connection.integer("PRAGMA page_size"));
}

bool hasLog(const std::filesystem::path& file) {
  std::error_code error;
  const auto size = std::filesystem::file_size(companion(file, "-wal"), error);
  return !error && size > 0;
}

/// Throws unless the file is ours to use.
void identify(Connection& connection, const DatabaseOptions& options, bool hadLog) {
  if (hadLog) connection.keepLogOnClose();
  const auto application = connection.integer("PRAGMA application_id");
  const auto version = connection.integer("PRAGMA user_version");
  if (application == options.schema.applicationId) {
    if (version > options.schema.version()) {
      throw NewerLibraryError(connection.file(), "version " + std::to_string(version));
    }
    // Both words of the header are written together.
    if (version < 1) throw DamagedLibraryError(connection.file(), "its version is lost");
  } else if (application != 0 || version != 0 || !isEmpty(connection)) {
    throw ForeignFileError(connection.file());
  } else if (options.mayBeEmpty && !options.mayBeEmpty()) {
    throw DamagedLibraryError(connection.file(), "the file is empty");
  }
  if (!hadLog && std::filesystem::file_size(connection.file()) % pageSize(connection) != 0) {
    throw DamagedLibraryError(connection.file(), "its end is missing");
  }
  connection.keepLogOnClose(false);
}

/// Either mode works, so what the file system or another process does not allow is no error.
void setJournal(Connection& connection, bool writesAhead) {
  const char* sql = writesAhead ? "PRAGMA journal_mode = WAL" : "PRAGMA journal_mode = DELETE";
  const int code = sqlite3_exec(connection.handle(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK && (code & 0xFF) != SQLITE_BUSY) connection.fail(code);
}

}  // namespace

void createDatabase(const std::filesystem::path& file, const DatabaseOptions& options) {
  moveStrayLog(file);
  UnfinishedFile unfinished(file);
  try {
    Connection connection(unfinished.path(), Connection::Access::Create);
    connection.execute("PRAGMA synchronous = OFF");  // publish() writes all of it out
    fillEmpty(connection, options);
  } catch (const StorageError& error) {
    throw StorageError(error.problem(), file, error.detail());
  }
  // Another process that was first has made the same file.
  (void)unfinished.publish(file);
}

Connection openDatabase(const std::filesystem::path& file, const DatabaseOptions& options) {
  const FolderLock lock(file.parent_path());
  removeAbandoned(file.parent_path(), file.filename().string());
  if (!std::filesystem::exists(file)) {
    if (options.mayBeEmpty && !options.mayBeEmpty()) throw DamagedLibraryError(file, "the file is missing");
    createDatabase(file, options);
  }
  const bool hadLog = hasLog(file);
  Connection connection(file, Connection::Access::ReadWrite);
  identify(connection, options, hadLog);
  if (sqlite3_db_readonly(connection.handle(), "main") == 1) {
    throw StorageError(StorageProblem::NoAccess, file);
  }
  if (isEmpty(connection)) fillEmpty(connection, options);
  setJournal(connection, options.writesAhead);
  connection.execute(options.survivesPowerLoss ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
  migrate(connection, options.schema, options.beforeMigration);
  return connection;
}

}  // namespace barline::storage
