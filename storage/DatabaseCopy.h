#pragma once

#include <filesystem>

#include "storage/Progress.h"

namespace barline::storage {

class Connection;

/// Copies a database as it is at this moment into a new file, page by page, by SQLite's online backup
/// (sqlite.org/backup.html) while others read and write it, and checks the copy. The copy is one file, in
/// rollback mode, and not yet written out to the disk.
/// @param target does not exist
/// @throws Cancelled; DamagedLibraryError where `source` is; StorageError
void copyDatabase(Connection& source, const std::filesystem::path& target, const TaskProgress& progress);

/// The opposite: puts what `source` holds in the place of all that `target` holds, in one transaction, which
/// others who have it open see at once.
/// @throws Cancelled, StorageError; then nothing has changed
void overwriteDatabase(Connection& target, Connection& source, const TaskProgress& progress);

}  // namespace barline::storage
