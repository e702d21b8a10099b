#include "storage/repair/LooseRows.h"

#include <algorithm>
#include <map>

#include "storage/Connection.h"
#include "storage/SchemaFacts.h"
#include "storage/Statement.h"

namespace barline::storage {
namespace {

bool hasRowid(Connection& connection, const std::string& table) {
  Statement facts(connection, "SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ?");
  return facts.bindAll(table).step() && facts.integer(0) == 0;
}

bool isOfType(const StoredValue& value, const std::string& type) {
  if (type == "INTEGER" || type == "INT") return std::holds_alternative<std::int64_t>(value);
  // A whole number is stored as an integer.
  if (type == "REAL") {
    return std::holds_alternative<double>(value) || std::holds_alternative<std::int64_t>(value);
  }
  if (type == "TEXT") return std::holds_alternative<std::string>(value);
  if (type == "BLOB") return std::holds_alternative<std::vector<std::byte>>(value);
  return true;
}

}  // namespace

LooseRows::LooseRows(const Schema& schema) {
  Connection fresh(":memory:", Connection::Access::Create);
  std::map<std::string, std::set<std::size_t>> counts;
  for (const Migration& migration : schema.migrations) {
    fresh.execute(std::string(migration.sql));
    for (const std::string& table : ordinaryTables(fresh))
      counts[table].insert(columnsOf(fresh, table).size());
  }
  for (const std::string& table : ordinaryTables(fresh)) {
    Shape shape{.table = table, .hasRowid = hasRowid(fresh, table), .columns = {}, .counts = counts[table]};
    // A table without rowid is stored with its key in front.
    Statement column(fresh, shape.hasRowid
                                ? "SELECT name, type, \"notnull\", pk FROM pragma_table_info(?) ORDER BY cid"
                                : "SELECT name, type, \"notnull\", pk FROM pragma_table_info(?) "
                                  "ORDER BY pk = 0, pk, cid");
    column.bindAll(table);
    while (column.step()) {
      const bool key = column.integer(3) > 0;
      const bool isRowid = shape.hasRowid && key && column.text(1) == "INTEGER";
      shape.columns.push_back({.name = column.text(0),
                               .type = column.text(1),
                               .required = !isRowid && (column.integer(2) != 0 || key),
                               .isRowid = isRowid});
    }
    shapes_.push_back(std::move(shape));
  }
  Statement index(
      fresh,
      "SELECT (SELECT count(*) FROM pragma_index_xinfo(i.name)) FROM pragma_table_list t "
      "JOIN pragma_index_list(t.name) i WHERE t.schema = 'main' AND NOT (t.wr AND i.origin = 'pk')");
  while (index.step()) indexSizes_.insert(static_cast<std::size_t>(index.integer(0)));
}

bool LooseRows::fits(const Shape& shape, const StoredRow& row) {
  if (shape.hasRowid != row.rowid.has_value() || !shape.counts.contains(row.values.size())) return false;
  if (row.values.size() > shape.columns.size()) return false;
  for (std::size_t i = 0; i < row.values.size(); ++i) {
    const Column& column = shape.columns[i];
    const bool null = std::holds_alternative<std::monostate>(row.values[i]);
    if (column.isRowid ? !null : (null ? column.required : !isOfType(row.values[i], column.type)))
      return false;
  }
  return true;
}

const LooseRows::Shape* LooseRows::shapeOf(const StoredRow& row) const {
  if (!row.rowid && indexSizes_.contains(row.values.size())) return nullptr;
  const Shape* found = nullptr;
  for (const Shape& shape : shapes_) {
    if (!fits(shape, row)) continue;
    if (found != nullptr) return nullptr;
    found = &shape;
  }
  return found;
}

void LooseRows::visit(PageFile& file, const std::set<std::string>& tables, const TaskProgress& progress,
                      const Visitor& visit) const {
  for (std::uint32_t page = 1; page <= file.size(); ++page) {
    if (page % 256 == 0) report(progress, static_cast<double>(page) / file.size());
    file.visitRows(page, [&](const StoredRow& row) {
      const Shape* shape = shapeOf(row);
      if (shape == nullptr || !tables.contains(shape->table)) return;
      std::vector<std::string> columns;
      std::vector<StoredValue> values = row.values;
      for (std::size_t i = 0; i < values.size(); ++i) {
        columns.push_back(shape->columns[i].name);
        if (shape->columns[i].isRowid) values[i] = *row.rowid;
      }
      visit(shape->table, columns, values);
    });
  }
}

}  // namespace barline::storage
