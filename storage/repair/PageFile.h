#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace barline::storage {

/// A value in a record: NULL, INTEGER, REAL, TEXT or BLOB.
using StoredValue = std::variant<std::monostate, std::int64_t, double, std::string, std::vector<std::byte>>;

/// A row as it lies in a page.
struct StoredRow {
  /// Absent in a table without rowid, and in an index.
  std::optional<std::int64_t> rowid;
  std::vector<StoredValue> values;
};

/// The pages of a SQLite database without what holds them together, for reading rows that nothing leads to
/// any more. Follows "Database File Format" (sqlite.org/fileformat2.html, 1.5 to 2.1). Trusts nothing it
/// reads.
class PageFile {
 public:
  using Visitor = std::function<void(const StoredRow& row)>;

  /// @param file without a log; pages are of 4096 bytes. @throws StorageError
  explicit PageFile(const std::filesystem::path& file);

  /// Number of pages; they count from 1.
  [[nodiscard]] std::uint32_t size() const { return size_; }

  /// Tells the rows in a page that make sense; none where it is no page of rows, or an unused one.
  void visitRows(std::uint32_t page, const Visitor& visit);

 private:
  using Page = std::vector<std::byte>;

  [[nodiscard]] Page read(std::uint32_t page);
  void findUnused();
  [[nodiscard]] std::optional<StoredRow> rowAt(const Page& page, std::size_t offset, unsigned kind);
  [[nodiscard]] std::optional<Page> payload(const Page& page, std::size_t offset, std::uint64_t length,
                                            bool ofTable);

  std::ifstream in_;
  std::uint32_t size_{};
  std::set<std::uint32_t> unused_;  // on the list of free pages
};

/// The values of a record (2.1). Nothing where the bytes are none.
[[nodiscard]] std::optional<std::vector<StoredValue>> parseRecord(std::span<const std::byte> bytes);

}  // namespace barline::storage
