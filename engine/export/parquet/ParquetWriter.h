#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/export/parquet/ColumnBuffer.h"
#include "engine/export/parquet/Compressor.h"
#include "engine/export/parquet/FileMetadata.h"
#include "engine/export/parquet/Table.h"

namespace barline::parquet {

/// When a row group ends: what a writer holds in memory, whatever the length of the table.
struct RowGroupLimits {
  std::size_t rows{122880};      ///< what DuckDB reads with one thread; ≥ 1
  std::size_t bytes{16U << 20};  ///< of values in memory, about
};

/// Writes one table as a Parquet file, row by row. The bytes are the same for the same rows. Used by one
/// thread.
class ParquetWriter {
 public:
  /// Takes the file's bytes in order. An exception of its goes through to the caller of append() or finish().
  using Sink = std::function<void(std::string_view bytes)>;

  ParquetWriter(Schema schema, Sink sink, RowGroupLimits limits = {});

  /// @param row one value for each column, in order
  /// @throws std::invalid_argument for another number of values, a value of another type, null where the
  ///         column has none; the writer is of no more use then
  void append(std::span<const Value> row);
  void append(std::initializer_list<Value> row) { append(std::span(row.begin(), row.size())); }

  /// Writes what is left and the footer, without which the bytes are no Parquet file. Once, after all rows.
  void finish();

  [[nodiscard]] std::int64_t rows() const { return rows_; }

 private:
  void write(std::string_view bytes);
  void flushRowGroup();

  Schema schema_;
  Sink sink_;
  RowGroupLimits limits_;
  Compressor compressor_;
  std::vector<ColumnBuffer> columns_;
  std::vector<RowGroupMetadata> rowGroups_;
  std::size_t rowsInGroup_{};
  std::int64_t rows_{};
  std::int64_t offset_{};
};

}  // namespace barline::parquet
