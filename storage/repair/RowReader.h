#pragma once

#include <functional>
#include <string>
#include <vector>

namespace barline::storage {

class Connection;
class Statement;

/// Reads the rows of a table of which pages may be lost: from the front and from the back, up to the damage.
class RowReader {
 public:
  /// A row; its columns are those of the reader, in order.
  using Visitor = std::function<void(const Statement& row)>;

  /// @param columns of the table, not empty
  RowReader(Connection& connection, const std::string& table, const std::vector<std::string>& columns);

  /// Tells each row that can be read so. What `visit` throws ends it.
  /// @return whether that is all of the table; otherwise a row may be told twice
  /// @throws StorageError for anything but damage
  bool visitAll(const Visitor& visit);

 private:
  bool read(const std::string& order, const Visitor& visit);

  Connection& connection_;
  std::string select_;
  std::string key_;  // by which the table is sorted
};

}  // namespace barline::storage
