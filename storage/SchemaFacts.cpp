#include "storage/SchemaFacts.h"

#include <initializer_list>
#include <set>

#include "storage/Connection.h"
#include "storage/Statement.h"

namespace barline::storage {
namespace {

std::vector<std::string> tablesOfType(Connection& connection, std::string_view database, const char* type) {
  Statement row(connection,
                "SELECT name FROM pragma_table_list WHERE schema = ? AND type = ? "
                "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name");
  row.bindAll(database, type);
  std::vector<std::string> names;
  while (row.step()) names.push_back(row.text(0));
  return names;
}

std::string joined(std::initializer_list<std::string> words) {
  std::string line;
  for (const std::string& word : words) {
    if (!line.empty() && !word.empty()) line.push_back(' ');
    line.append(word);
  }
  return line;
}

/// One line for each thing in a schema. Code (triggers and views) counts word by word, since a file from
/// elsewhere must not bring its own; a table by its columns, since one that grew is written down otherwise
/// than a new one.
std::set<std::string> inventory(Connection& connection) {
  std::set<std::string> lines;
  Statement object(connection,
                   "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' "
                   "ESCAPE '\\'");
  while (object.step()) {
    const std::string type = object.text(0);
    const bool code = type == "trigger" || type == "view";
    const std::string sql = code ? object.text(3) : std::string();
    lines.insert(joined({type, object.text(1), "of", object.text(2), sql}));
  }
  Statement column(connection,
                   "SELECT t.name, c.name, c.type, c.\"notnull\", c.pk, c.hidden FROM pragma_table_list t "
                   "JOIN pragma_table_xinfo(t.name) c WHERE t.schema = 'main' AND t.type = 'table' "
                   "AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
  while (column.step()) {
    lines.insert(joined({"column", column.text(0), column.text(1), column.text(2), column.text(3),
                         column.text(4), column.text(5)}));
  }
  return lines;
}

}  // namespace

std::string identifier(std::string_view name) {
  std::string text(1, '"');
  for (const char letter : name) text.append(letter == '"' ? 2U : 1U, letter);
  text.push_back('"');
  return text;
}

std::vector<std::string> ordinaryTables(Connection& connection, std::string_view database) {
  return tablesOfType(connection, database, "table");
}

std::vector<std::string> fullTextTables(Connection& connection) {
  return tablesOfType(connection, "main", "virtual");
}

std::vector<std::string> columnsOf(Connection& connection, const std::string& table,
                                   std::string_view database) {
  Statement row(connection, "SELECT name FROM pragma_table_xinfo(?, ?) WHERE hidden = 0 ORDER BY cid");
  row.bindAll(table, database);
  std::vector<std::string> names;
  while (row.step()) names.push_back(row.text(0));
  return names;
}

std::string schemaDifference(Connection& connection, const Schema& schema) {
  Connection fresh(":memory:", Connection::Access::Create);
  for (const Migration& migration : schema.migrations) fresh.execute(std::string(migration.sql));
  const std::set<std::string> wanted = inventory(fresh);
  const std::set<std::string> found = inventory(connection);
  for (const std::string& line : wanted) {
    if (!found.contains(line)) return "its schema lacks the " + line;
  }
  for (const std::string& line : found) {
    if (!wanted.contains(line)) return "its schema has a strange " + line;
  }
  return {};
}

}  // namespace barline::storage
