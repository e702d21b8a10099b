#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/export/parquet/Compressor.h"
#include "engine/export/parquet/FileMetadata.h"
#include "engine/export/parquet/Table.h"

namespace barline::parquet {

/// The values of one column in the row group that is being filled, and their way into pages. Used by one
/// thread.
class ColumnBuffer {
 public:
  explicit ColumnBuffer(Column column);

  /// @throws std::invalid_argument for a value of another type, and for null where the column has none
  void append(const Value& value);

  /// Bytes of memory that the values take.
  [[nodiscard]] std::size_t size() const;

  /// Writes the column's pages and forgets its values.
  /// @param offset of the next byte in the file @param write takes the bytes in order
  [[nodiscard]] ChunkMetadata flush(std::int64_t offset, Compressor& compressor,
                                    const std::function<void(std::string_view)>& write);

 private:
  /// The values as indices into `entries`, each value once in order of first appearance.
  struct Dictionary {
    std::vector<std::string_view> entries;
    std::vector<std::uint32_t> indices;
  };
  /// A stretch of whole rows.
  struct Page {
    std::size_t firstLevel{}, endLevel{};
    std::size_t firstValue{}, endValue{};
  };

  void appendNull();
  void appendElement(std::string_view plain, bool continues);
  template <class T>
  void appendNumber(T value, Type type);
  template <class T>
  void appendList(std::span<const T> values, Type type);
  void require(Type type, bool list) const;

  [[nodiscard]] std::string_view valueAt(std::size_t index) const;
  [[nodiscard]] std::size_t valueCount() const;
  [[nodiscard]] std::uint32_t largestDefinition() const;
  [[nodiscard]] std::optional<Dictionary> dictionary() const;
  [[nodiscard]] std::vector<Page> pages() const;
  [[nodiscard]] std::string levelBytes(const Page& page) const;
  [[nodiscard]] std::string plainBytes(const Page& page) const;
  [[nodiscard]] Statistics statistics(const std::optional<Dictionary>& dictionary) const;
  void putPlain(std::string& bytes, std::string_view value) const;

  Column column_;
  std::string values_;             ///< plain bytes without lengths; a Boolean takes a byte
  std::vector<std::size_t> ends_;  ///< of each string in values_; empty for other types
  std::vector<std::uint32_t> definitions_;
  std::vector<std::uint32_t> repetitions_;  ///< empty for single values
  std::int64_t nulls_{};
};

}  // namespace barline::parquet
