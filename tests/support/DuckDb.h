#pragma once

#include <QJsonArray>
#include <QString>
#include <QStringList>
#include <filesystem>

namespace barline::test {

/// Runs SQL in DuckDB, the independent reader of Parquet files: for each statement its rows, each an object
/// by column. 64-bit integers become numbers, lists arrays, figures that are not finite strings.
/// @throws std::runtime_error with DuckDB's own words, and where Node.js or DuckDB is missing
[[nodiscard]] QJsonArray duckDb(const QStringList& statements);

/// A path as an SQL string: 'it''s here.parquet'
[[nodiscard]] QString sqlPath(const std::filesystem::path& path);

}  // namespace barline::test
