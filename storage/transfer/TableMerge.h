#pragma once

#include "storage/transfer/MergeReport.h"

namespace barline::storage {

class Connection;

/// Joins every table that is neither about the tracks themselves nor their edits: whatever refers to tracks
/// and to other such tables. A row that "main" has already, by the table's keys, is the same one; all others
/// are added under new numbers. Needs merge_map_tracks; inside of the caller's transaction.
/// @throws StorageError
void mergeOtherTables(Connection& connection, MergeReport& report);

}  // namespace barline::storage
