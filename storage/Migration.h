#pragma once

#include <functional>

#include "storage/Schema.h"

namespace barline::storage {

class Connection;

/// Brings a database to its schema's last version, all of it or nothing. Safe where another process does the
/// same at the same time. Before it is committed the result is verified: no table has fewer rows than before,
/// every reference leads to a row, the schema is that of a new database, and SQLite finds the file sound.
/// @param before called with the version found, while nobody else can write and before anything is changed;
///               not for a database that is still empty. What it throws stops the migration.
/// @throws DamagedLibraryError where the result is not so; StorageError
void migrate(Connection& connection, const Schema& schema, const std::function<void(int version)>& before);

}  // namespace barline::storage
