#include "storage/Library.h"

#include <string>
#include <system_error>
#include <utility>

#include "storage/Backups.h"
#include "storage/Connection.h"
#include "storage/Database.h"
#include "storage/FileSystem.h"
#include "storage/Files.h"
#include "storage/Log.h"
#include "storage/Recovery.h"
#include "storage/Statement.h"

namespace barline::storage {
namespace {

/// Up to this size a check takes a few milliseconds.
constexpr std::uintmax_t kCheckedAtOnce = 2U << 20U;

void check(Connection& connection) {
  Statement statement(connection, "PRAGMA quick_check(1)");
  if (!statement.step() || statement.text(0) != "ok") {
    throw DamagedLibraryError(connection.file(), statement.text(0));
  }
}

Connection openConnection(const std::filesystem::path& file) {
  const DatabaseOptions options{.schema = librarySchema(),
                                .survivesPowerLoss = true,
                                .givesSpaceBack = false,
                                .writesAhead = !fileSystemOf(file).network,
                                .mayBeEmpty = [&] { return listBackups(file).empty(); },
                                .beforeMigration = [&](int) { makeBackup(file, BackupReason::Upgrade); }};
  try {
    return openDatabase(file, options);
  } catch (const DamagedLibraryError&) {
    if (!wasLibrary(file)) throw ForeignFileError(file);
    throw;
  }
}

}  // namespace

std::unique_ptr<Library> Library::open(const std::filesystem::path& file) {
  const std::filesystem::path real = realFile(file);
  Connection connection = openConnection(real);
  std::error_code error;
  const bool small = std::filesystem::file_size(real, error) <= kCheckedAtOnce;
  if (small) check(connection);
  std::unique_ptr<Library> library(new Library(real, std::move(connection), small));
  library->tracks().completeTexts();
  qCInfo(storageLog, "library opened: %s", real.c_str());
  return library;
}

void completeLibrary(const std::filesystem::path& file) {
  const DatabaseOptions options{.schema = librarySchema(),
                                .survivesPowerLoss = true,
                                .givesSpaceBack = false,
                                .writesAhead = !fileSystemOf(file).network,
                                .mayBeEmpty = {},
                                .beforeMigration = {}};
  TrackRepository(openDatabase(file, options)).completeTexts();
}

Library::Library(std::filesystem::path file, Connection connection, bool verified)
    : file_(std::move(file)),
      tracks_(std::move(connection)),
      edits_(file_),
      catalogue_(file_),
      texts_(file_),
      crates_(file_),
      history_(file_),
      files_(file_),
      references_(file_),
      thumbnails_(file_),
      figures_(file_),
      queue_(file_),
      recipes_(file_),
      runs_(file_),
      verified_(verified) {}

void Library::verify() const {
  Connection connection(file_, Connection::Access::ReadOnly);
  check(connection);
}

std::optional<std::filesystem::path> Library::backUpDaily(const TaskProgress& progress) const {
  return makeDailyBackup(file_, progress);
}

}  // namespace barline::storage
