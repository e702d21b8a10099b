#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/export/parquet/Table.h"

/// The structures of parquet.thrift that a writer needs
/// (https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift), and their bytes.
namespace barline::parquet {

enum class Encoding : unsigned char { Plain = 0, Rle = 3, RleDictionary = 8 };

/// Of the values of a column in one row group.
struct Statistics {
  std::int64_t nullCount{};
  std::optional<std::int64_t> distinctCount;  ///< where a dictionary tells it
  std::optional<std::string> smallest;  ///< in plain encoding, a string without its length; absent without
  std::optional<std::string> largest;   ///< values
};

/// A column of a row group as it stands in the file.
struct ChunkMetadata {
  std::int64_t levels{};            ///< values, nulls and empty lists included
  std::int64_t uncompressedSize{};  ///< bytes, page headers included; so is the next
  std::int64_t compressedSize{};
  std::int64_t dataOffset{};                     ///< of the first data page from the file's begin
  std::optional<std::int64_t> dictionaryOffset;  ///< of the dictionary page
  Statistics statistics;
};

struct RowGroupMetadata {
  std::int64_t rows{};
  std::vector<ChunkMetadata> chunks;  ///< in the order of the columns
};

[[nodiscard]] std::string dictionaryPageHeader(std::size_t uncompressed, std::size_t compressed,
                                               std::size_t values);
[[nodiscard]] std::string dataPageHeader(std::size_t uncompressed, std::size_t compressed, std::size_t levels,
                                         Encoding encoding);

/// The file's metadata, without its length and the magic number after it.
[[nodiscard]] std::string fileMetadata(const Schema& schema, const std::vector<RowGroupMetadata>& rowGroups);

}  // namespace barline::parquet
