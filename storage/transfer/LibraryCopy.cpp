#include "storage/transfer/LibraryCopy.h"

#include <string>

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
  if (!std::filesystem::is_regular_file(other)) throw StorageError(StorageProblem::NoAccess, other);
  try {
    Connection connection(other, Connection::Access::ReadOnly);
    identify(connection);
    return connection;
  } catch (const DamagedLibraryError&) {
    throw ForeignFileError(other);
  }
}

}  // namespace

LibraryCopy::LibraryCopy(const std::filesystem::path& other, const std::filesystem::path& libraryFile,
                         const TaskProgress& progress)
    : unfinished_(companion(realFile(libraryFile), ".other")) {
  const std::filesystem::path file = realFile(other);
  Connection source = openOther(file);
  try {
    copyDatabase(source, path(), part(progress, 0.0, 0.7));
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
