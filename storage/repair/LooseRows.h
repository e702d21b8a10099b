#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "storage/Progress.h"
#include "storage/Schema.h"
#include "storage/repair/PageFile.h"

namespace barline::storage {

/// Tells to which table rows belong that nothing leads to any more: by the number and types of their values,
/// which in strict tables are known. A shape that several tables share, or that an index has too, tells
/// nothing, and such rows are left.
class LooseRows {
 public:
  /// A row of a table: the values of its first columns, in the order of `columns`; what the row lacks was
  /// added to the table later.
  using Visitor = std::function<void(const std::string& table, const std::vector<std::string>& columns,
                                     const std::vector<StoredValue>& values)>;

  /// @param schema of the database
  explicit LooseRows(const Schema& schema);

  /// Tells all rows of some tables in a file, also those that can be read in order.
  /// @throws Cancelled
  void visit(PageFile& file, const std::set<std::string>& tables, const TaskProgress& progress,
             const Visitor& visit) const;

 private:
  struct Column {
    std::string name;
    std::string type;
    bool required{};  ///< not NULL
    bool isRowid{};   ///< stands in the row's number, and as NULL in the record
  };
  struct Shape {
    std::string table;
    bool hasRowid{};
    std::vector<Column> columns;   ///< as they are stored
    std::set<std::size_t> counts;  ///< of the values in a row, in this version and those before
  };

  [[nodiscard]] const Shape* shapeOf(const StoredRow& row) const;
  [[nodiscard]] static bool fits(const Shape& shape, const StoredRow& row);

  std::vector<Shape> shapes_;
  std::set<std::size_t> indexSizes_;
};

}  // namespace barline::storage
