#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "storage/Schema.h"

/// What a database says of its own tables.
namespace barline::storage {

class Connection;

/// A name as an identifier in SQL.
[[nodiscard]] std::string identifier(std::string_view name);

/// The tables that hold rows of their own, by name: neither SQLite's nor those that a full-text index keeps.
/// @param database "main", or the name it was attached under. @throws StorageError
[[nodiscard]] std::vector<std::string> ordinaryTables(Connection& connection,
                                                      std::string_view database = "main");

/// The full-text indexes. @throws StorageError
[[nodiscard]] std::vector<std::string> fullTextTables(Connection& connection);

/// The stored columns of a table in order, generated ones left out. @throws StorageError
[[nodiscard]] std::vector<std::string> columnsOf(Connection& connection, const std::string& table,
                                                 std::string_view database = "main");

/// One clause on how a database's schema differs from that of a new one: a table, column, index or trigger
/// that is missing or too many. Empty where it does not. @throws StorageError
[[nodiscard]] std::string schemaDifference(Connection& connection, const Schema& schema);

}  // namespace barline::storage
