#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace barline::storage {

/// One numbered step of a schema: storage/schema/<database>/NNNN_name.sql.
struct Migration {
  int version{};  ///< NNNN; the database has this user_version afterwards
  std::string_view name;
  std::string_view sql;
};

/// In order, without gaps; compiled in.
[[nodiscard]] std::span<const Migration> libraryMigrations();
[[nodiscard]] std::span<const Migration> resultsMigrations();

/// What makes a SQLite file one of ours.
struct Schema {
  std::int32_t applicationId{};  ///< in the file's header (PRAGMA application_id)
  std::span<const Migration> migrations;

  [[nodiscard]] int version() const { return static_cast<int>(migrations.size()); }
};

[[nodiscard]] inline Schema librarySchema() {
  return {.applicationId = 0x4241524C, .migrations = libraryMigrations()};  // "BARL"
}

/// As it was at an earlier version. @param version 1 to that of librarySchema()
[[nodiscard]] inline Schema librarySchema(int version) {
  Schema schema = librarySchema();
  schema.migrations = schema.migrations.first(static_cast<std::size_t>(version));
  return schema;
}

[[nodiscard]] inline Schema resultsSchema() {
  return {.applicationId = 0x42415243, .migrations = resultsMigrations()};  // "BARC"
}

}  // namespace barline::storage
