#include "storage/transfer/LibraryExport.h"

#include <string>

#include "storage/Backups.h"
#include "storage/Connection.h"
#include "storage/DatabaseCopy.h"
#include "storage/Errors.h"
#include "storage/Files.h"
#include "storage/Interruption.h"
#include "storage/Statement.h"
#include "storage/Transaction.h"
#include "storage/transfer/LibraryCopy.h"

namespace barline::storage {
namespace {

/// Numbers go on behind those of the library that is replaced, so that whoever keeps a copy of it in memory
/// notices every row that is another, and every one that is gone.
void continueRevisions(Connection& copy, const std::filesystem::path& libraryFile) {
  Statement(copy, "ATTACH ? AS present").bindAll(libraryFile.native()).run();
  {
    Transaction transaction(copy);
    copy.execute(
        "UPDATE figures_revision SET last = max(last, (SELECT last FROM present.figures_revision));"
        "UPDATE track_figures SET revision = -revision;"  // so that none meets one of those before
        "UPDATE track_figures SET revision = (SELECT last FROM figures_revision) - revision;"
        "UPDATE figures_revision SET last = (SELECT coalesce(max(revision), last) FROM track_figures);"
        "UPDATE track_revision SET last = max(last, (SELECT last FROM present.track_revision)) + 1,"
        " text = max(text, (SELECT text FROM present.track_revision)) + 1;"
        "UPDATE tracks SET revision = (SELECT last FROM track_revision);"
        "DELETE FROM removed_tracks;"
        "INSERT INTO removed_tracks SELECT (SELECT last FROM track_revision) + row_number() OVER (), id "
        "FROM present.tracks WHERE id NOT IN (SELECT id FROM tracks);"
        "UPDATE track_revision SET last = max(last, (SELECT coalesce(max(revision), 0) FROM "
        "removed_tracks))");
    transaction.commit();
  }
  copy.execute("DETACH present");
}

}  // namespace

void exportLibrary(const std::filesystem::path& libraryFile, const std::filesystem::path& file,
                   const TaskProgress& progress) {
  const std::filesystem::path target = std::filesystem::absolute(file);
  std::error_code unknown;
  if (std::filesystem::exists(target, unknown)) throw StorageError(StorageProblem::Taken, target);
  if (!std::filesystem::is_directory(target.parent_path(), unknown))
    throw StorageError(StorageProblem::Absent, target.parent_path());
  removeAbandoned(target.parent_path(), target.filename().string());
  UnfinishedFile unfinished(target);
  try {
    Connection source(realFile(libraryFile), Connection::Access::ReadWrite);
    copyDatabase(source, unfinished.path(), part(progress, 0.0, 0.6));
  } catch (const StorageError& error) {
    // What has failed is the file in the making, unless it is the library that is damaged.
    if (error.problem() == StorageProblem::Damaged) throw;
    throw StorageError(error.problem(), target, error.detail());
  }
  {
    Connection copy(unfinished.path(), Connection::Access::ReadWrite);
    const Interruption interruption(copy, progress, 0.6);
    copy.execute("PRAGMA synchronous = OFF");
    copy.execute("VACUUM");
  }
  if (!unfinished.publish(target)) throw StorageError(StorageProblem::Taken, target);
}

std::filesystem::path replaceContent(const std::filesystem::path& file, const std::filesystem::path& other,
                                     const TaskProgress& progress) {
  const std::filesystem::path libraryFile = realFile(file);
  const LibraryCopy copy(other, libraryFile, part(progress, 0.0, 0.4));
  std::filesystem::path backup = makeBackup(libraryFile, BackupReason::Change, part(progress, 0.4, 0.6));
  Connection source(copy.path(), Connection::Access::ReadWrite);
  continueRevisions(source, libraryFile);
  Connection target(libraryFile, Connection::Access::ReadWrite);
  target.execute("PRAGMA synchronous = FULL");
  overwriteDatabase(target, source, part(progress, 0.6, 1.0));
  return backup;
}

}  // namespace barline::storage
