#pragma once

#include "storage/transfer/MergeReport.h"

namespace barline::storage {

class Connection;

/// Joins what people have corrected in an attached database "other" with that in "main": each edit once, in
/// the order they were made, so that of two about the same stretch the later one shows; what was undone in
/// both, or in the only one that had it, stays undone, behind all that is not. Inside of the caller's
/// transaction. @throws StorageError
void mergeEdits(Connection& connection, MergeReport& report);

}  // namespace barline::storage
