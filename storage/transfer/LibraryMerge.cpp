#include "storage/transfer/LibraryMerge.h"

#include <string>
#include <system_error>
#include <vector>

#include "storage/Backups.h"
#include "storage/Connection.h"
#include "storage/Errors.h"
#include "storage/Files.h"
#include "storage/Interruption.h"
#include "storage/Library.h"
#include "storage/Statement.h"
#include "storage/TextTable.h"
#include "storage/Transaction.h"
#include "storage/transfer/EditMerge.h"
#include "storage/transfer/LibraryCopy.h"
#include "storage/transfer/TableMerge.h"
#include "storage/transfer/TrackMerge.h"

namespace barline::storage {
namespace {

void requireReferences(Connection& connection) {
  if (Statement(connection, "PRAGMA main.foreign_key_check").step()) {
    throw StorageError(StorageProblem::Failed, connection.file(), "rows would refer to missing rows");
  }
}

/// What is shown of tracks as text follows from what has changed of them; completeLibrary() makes it anew.
void forgetTexts(Connection& connection, std::int64_t sinceRevision) {
  std::vector<std::int64_t> changed;
  {
    Statement row(
        connection,
        "SELECT track_id FROM main.track_text JOIN main.tracks ON id = track_id WHERE revision > ?");
    row.bindAll(sinceRevision);
    while (row.step()) changed.push_back(row.integer(0));
  }
  for (const std::int64_t track : changed) TextTable(connection).remove(track);
  connection.execute("UPDATE main.track_revision SET texts_complete = 0");
}

MergeReport mergeAttached(Connection& connection, const TaskProgress& progress) {
  Interruption interruption(connection, progress);
  Transaction transaction(connection);
  const std::int64_t revision = connection.integer("SELECT last FROM main.track_revision");
  MergeReport report;
  const auto step = [&](double fraction) {
    storage::report(progress, fraction);
    interruption.setFraction(fraction);
  };
  matchTracks(connection);
  step(0.1);
  mergeTracks(connection, report);
  step(0.5);
  mergeEdits(connection, report);
  step(0.7);
  mergeOtherTables(connection, report);
  settlePlays(connection);
  step(0.9);
  requireReferences(connection);
  forgetTexts(connection, revision);
  transaction.commit();
  return report;
}

}  // namespace

MergeReport mergeLibrary(const std::filesystem::path& file, const std::filesystem::path& other,
                         const TaskProgress& progress, std::filesystem::path* backup) {
  const std::filesystem::path libraryFile = realFile(file);
  std::error_code unknown;
  if (std::filesystem::equivalent(libraryFile, other, unknown))
    throw StorageError(StorageProblem::Same, libraryFile);
  const LibraryCopy copy(other, libraryFile, part(progress, 0.0, 0.3));
  const std::filesystem::path made = makeBackup(libraryFile, BackupReason::Change, part(progress, 0.3, 0.4));
  if (backup != nullptr) *backup = made;
  MergeReport report;
  {
    Connection connection(libraryFile, Connection::Access::ReadWrite);
    connection.execute("PRAGMA synchronous = FULL");
    connection.execute("PRAGMA temp_store = MEMORY");
    Statement(connection, "ATTACH ? AS other").bindAll(copy.path().native()).run();
    report = mergeAttached(connection, part(progress, 0.4, 0.9));
  }
  completeLibrary(libraryFile);       // the texts of what is new
  if (progress) (void)progress(1.0);  // too late to be cancelled
  return report;
}

}  // namespace barline::storage
