#include "storage/transfer/LibraryCopy.h"

#include <string>
#include <system_error>

#include "storage/Connection.h"
#include "storage/DatabaseCopy.h"
#include "storage/Errors.h"
#include "storage/Library.h"
#include "storage/SchemaFacts.h"

namespace barline::storage {
namespace {

void identify(Connection& connection) {
  const Schema schema = librarySchema();
  if (connection.integer("PRAGMA application_id") != schema.applicationId) {
    throw ForeignFileError(connection.file());
  }
  const auto version = connection.integer("PRAGMA user_version");
  if (version > schema.version()) {
    throw NewerLibraryError(connection.file(), "version " + std::to_string(version));
  }
}

/// SQLite refuses a file that is none of its own as if it were damaged.
Connection openOther(const std::filesystem::path& other) {
  try {
    Connection connection(other, Connection::Access::ReadOnly);
    identify(connection);
    return connection;
  } catch (const DamagedLibraryError&) {
    throw ForeignFileError(other);
  }
}

/// A database with a log cannot be opened where nothing may be written, so its files are taken along.
void copyFiles(const std::filesystem::path& file, const std::filesystem::path& target) {
  for (const char* suffix : {"", "-wal"}) {
    const std::filesystem::path from = companion(file, suffix);
    if (!std::filesystem::exists(from)) continue;
    std::error_code error;
    std::filesystem::copy_file(from, companion(target, suffix), error);
    if (error == std::errc::no_space_on_device) throw StorageError(StorageProblem::DiskFull, target);
    if (error) throw StorageError(StorageProblem::Unreadable, file, error.message());
    std::filesystem::permissions(companion(target, suffix), std::filesystem::perms::owner_write,
                                 std::filesystem::perm_options::add, error);
  }
  Connection copy(target, Connection::Access::ReadWrite);
  identify(copy);
  if (copy.text("PRAGMA quick_check(1)") != "ok") throw DamagedLibraryError(file);
}

void copyLibrary(const std::filesystem::path& file, const std::filesystem::path& target,
                 const TaskProgress& progress) {
  try {
    Connection source = openOther(file);
    copyDatabase(source, target, progress);
  } catch (const StorageError& error) {
    if (error.problem() != StorageProblem::NoAccess || error.file() != file) throw;
    copyFiles(file, target);
  }
}

}  // namespace

LibraryCopy::LibraryCopy(const std::filesystem::path& other, const std::filesystem::path& libraryFile,
                         const TaskProgress& progress)
    : unfinished_(companion(realFile(libraryFile), ".other")) {
  const std::filesystem::path file = realFile(other);
  std::error_code unknown;
  if (!std::filesystem::exists(file, unknown)) throw StorageError(StorageProblem::Absent, file);
  if (!std::filesystem::is_regular_file(file, unknown)) throw ForeignFileError(file);
  try {
    copyLibrary(file, path(), part(progress, 0.0, 0.7));
    completeLibrary(path());
    Connection copy(path(), Connection::Access::ReadOnly);
    if (const std::string difference = schemaDifference(copy, librarySchema()); !difference.empty()) {
      throw DamagedLibraryError(file, difference);
    }
  } catch (const DamagedLibraryError& error) {
    throw DamagedLibraryError(file, error.detail());
  }
  report(progress, 1.0);
}

}  // namespace barline::storage
