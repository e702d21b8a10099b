#include "storage/repair/RowReader.h"

#include "storage/Connection.h"
#include "storage/Errors.h"
#include "storage/SchemaFacts.h"
#include "storage/Statement.h"

namespace barline::storage {
namespace {

/// A table without rowid is sorted by its primary key.
std::string sortingKey(Connection& connection, const std::string& table) {
  Statement facts(connection, "SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ?");
  if (!facts.bindAll(table).step() || facts.integer(0) == 0) return "rowid";
  Statement first(connection, "SELECT name FROM pragma_table_info(?) WHERE pk = 1");
  if (!first.bindAll(table).step()) return "rowid";
  return identifier(first.text(0));
}

struct Unreadable {};

/// Damage to the table, apart from what may go wrong with another one meanwhile.
bool step(Statement& row) {
  try {
    return row.step();
  } catch (const DamagedLibraryError&) {
    throw Unreadable{};
  }
}

}  // namespace

RowReader::RowReader(Connection& connection, const std::string& table,
                     const std::vector<std::string>& columns)
    : connection_(connection), key_(sortingKey(connection, table)) {
  for (const std::string& column : columns) {
    select_ += select_.empty() ? "SELECT " : ", ";
    select_ += identifier(column);
  }
  // From the table itself: an index may be as damaged, and in another place.
  select_ += " FROM " + identifier(table) + " NOT INDEXED ORDER BY " + key_;
}

bool RowReader::visitAll(const Visitor& visit) {
  if (read("", visit)) return true;
  read(" DESC", visit);
  return false;
}

bool RowReader::read(const std::string& order, const Visitor& visit) {
  try {
    Statement row(connection_, select_ + order);
    while (step(row)) visit(row);
    return true;
  } catch (const Unreadable&) {
    return false;
  }
}

}  // namespace barline::storage
