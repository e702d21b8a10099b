#include "storage/transfer/TableMerge.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "storage/Connection.h"
#include "storage/Errors.h"
#include "storage/SchemaFacts.h"
#include "storage/Statement.h"

namespace barline::storage {
namespace {

/// Merged elsewhere, derived from others, or each computer's own.
constexpr std::array<std::string_view, 13> kNotMerged{
    "tracks",           "paths",        "track_figures", "edits",      "track_text",
    "track_revision",   "queue",        "queue_state",   "tag_writes", "removed_tracks",
    "figures_revision", "audio_prints", "print_keys"};

/// Rows of an analysis: the newer one's stay.
constexpr std::array<std::string_view, 2> kOfAnalysis{"track_recipes", "track_waveforms"};

/// What makes a row the same where no key says so.
const std::map<std::string, std::vector<std::string>, std::less<>> kIdentities{
    {"crates", {"parent_id", "kind", "name", "search"}},
};

/// A column that orders the rows of one parent: what is added goes behind what is there.
const std::map<std::string, std::string, std::less<>> kOrderedBy{
    {"crates", "parent_id"},
    {"crate_tracks", "crate_id"},
};

struct Table {
  std::string name;
  std::optional<std::string> id;               ///< that SQLite gives; a number of its own
  std::vector<std::string> columns;            ///< the others
  std::map<std::string, std::string> parents;  ///< by column: the table that it refers to
  std::vector<std::string> identity;           ///< empty: all columns
};

std::vector<std::string> uniqueColumns(Connection& connection, const std::string& table) {
  Statement index(connection,
                  "SELECT name FROM pragma_index_list(?) WHERE \"unique\" AND origin <> 'c' "
                  "ORDER BY origin DESC, seq DESC");
  if (!index.bindAll(table).step()) return {};
  Statement column(connection, "SELECT name FROM pragma_index_info(?) ORDER BY seqno");
  column.bindAll(index.text(0));
  std::vector<std::string> columns;
  while (column.step()) columns.push_back(column.text(0));
  return columns;
}

Table describe(Connection& connection, const std::string& name) {
  Table table{.name = name, .id = {}, .columns = columnsOf(connection, name), .parents = {}, .identity = {}};
  Statement parent(connection, "SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?)");
  parent.bindAll(name);
  while (parent.step()) table.parents[parent.text(0)] = parent.text(1);
  Statement key(connection,
                "SELECT c.name FROM pragma_table_info(?1) c JOIN pragma_table_list t ON t.name = ?1 "
                "AND t.schema = 'main' WHERE c.pk = 1 AND NOT t.wr AND c.type = 'INTEGER'");
  if (key.bindAll(name).step()) {
    if (table.parents.contains(key.text(0))) {
      table.identity = {key.text(0)};  // one row for each of the parent's
    } else {
      table.id = key.text(0);
      std::erase(table.columns, *table.id);
    }
  }
  if (const auto known = kIdentities.find(name); known != kIdentities.end()) table.identity = known->second;
  if (table.identity.empty()) table.identity = uniqueColumns(connection, name);
  if (table.identity.empty()) table.identity = table.columns;
  return table;
}

class Merger {
 public:
  Merger(Connection& connection, Table table) : connection_(connection), table_(std::move(table)) {}

  /// @return the number of rows added
  std::int64_t run() {
    if (std::ranges::find(kOfAnalysis, table_.name) != kOfAnalysis.end()) dropOlder();
    if (table_.id) {
      connection_.execute("CREATE TEMP TABLE " + mapOf(table_.name) +
                          " (other INTEGER PRIMARY KEY, here INTEGER NOT NULL)");
    }
    // A tree grows level by level.
    std::int64_t added = 0;
    for (std::int64_t now = -1; now != 0; added += now) {
      while (table_.id && matchRows() > 0 && refersToItself()) {
      }
      now = table_.id ? addNumbered() : addKeyed();
      if (!refersToItself()) return added + now;
    }
    return added;
  }

 private:
  [[nodiscard]] static std::string mapOf(const std::string& table) {
    return "temp." + identifier("merge_map_" + table);
  }

  [[nodiscard]] bool refersToItself() const {
    return std::ranges::any_of(table_.parents,
                               [&](const auto& parent) { return parent.second == table_.name; });
  }

  /// The value that a column of the other's row o has here.
  [[nodiscard]] std::string mapped(const std::string& column) const {
    std::string value = "o." + identifier(column);
    const auto parent = table_.parents.find(column);
    if (parent == table_.parents.end()) return value;
    return "(SELECT here FROM " + mapOf(parent->second) + " WHERE other = " + value + ")";
  }

  /// Whether all rows that o refers to are here.
  [[nodiscard]] std::string parentsKnown() const {
    std::string condition = "1";
    for (const auto& [column, parent] : table_.parents) {
      condition += " AND (o." + identifier(column) + " IS NULL OR " + mapped(column) + " IS NOT NULL)";
    }
    return condition;
  }

  [[nodiscard]] std::string sameRow() const {
    std::string condition = "1";
    for (const std::string& column : table_.identity) {
      condition += " AND h." + identifier(column) + " IS " + mapped(column);
    }
    return condition;
  }

  [[nodiscard]] std::string placed(const std::string& column) const {
    const auto group = kOrderedBy.find(table_.name);
    if (column != "position" || group == kOrderedBy.end()) return mapped(column);
    return "o.position + (SELECT coalesce(max(g.position) + 1, 0) FROM main." + identifier(table_.name) +
           " g WHERE g." + identifier(group->second) + " IS " + mapped(group->second) + ")";
  }

  void dropOlder() {
    connection_.execute("DELETE FROM main." + identifier(table_.name) +
                        " WHERE track_id IN (SELECT here FROM temp.merge_map_tracks WHERE newer)");
  }

  /// @return how many more rows than before are known to be here
  std::int64_t matchRows() {
    connection_.execute("INSERT OR IGNORE INTO " + mapOf(table_.name) + " SELECT o." +
                        identifier(*table_.id) + ", min(h." + identifier(*table_.id) + ") FROM other." +
                        identifier(table_.name) + " o JOIN main." + identifier(table_.name) + " h ON " +
                        sameRow() + " WHERE " + parentsKnown() + " GROUP BY 1");
    return connection_.integer("SELECT changes()");
  }

  std::int64_t addNumbered() {
    const std::string name = identifier(table_.name);
    const std::string id = identifier(*table_.id);
    connection_.execute("CREATE TEMP TABLE merge_new AS SELECT o." + id +
                        " AS other, row_number() OVER (ORDER BY o." + id + ") + max((SELECT coalesce(max(" +
                        id + "), 0) FROM main." + name +
                        "), (SELECT coalesce(max(seq), 0) FROM main.sqlite_sequence WHERE name = '" +
                        table_.name + "')) AS here FROM other." + name + " o WHERE o." + id +
                        " NOT IN (SELECT other FROM " + mapOf(table_.name) + ") AND " + parentsKnown());
    const std::int64_t added = connection_.integer("SELECT count(*) FROM temp.merge_new");
    std::string names = id;
    std::string values = "n.here";
    for (const std::string& column : table_.columns) {
      names += ", " + identifier(column);
      values += ", " + placed(column);
    }
    connection_.execute("INSERT INTO main." + name + " (" + names + ") SELECT " + values +
                        " FROM temp.merge_new n JOIN other." + name + " o ON o." + id + " = n.other");
    connection_.execute("INSERT INTO " + mapOf(table_.name) + " SELECT other, here FROM temp.merge_new");
    connection_.execute("DROP TABLE temp.merge_new");
    return added;
  }

  std::int64_t addKeyed() {
    std::string names;
    std::string values;
    for (const std::string& column : table_.columns) {
      if (!names.empty()) {
        names += ", ";
        values += ", ";
      }
      names += identifier(column);
      values += placed(column);
    }
    const std::string name = identifier(table_.name);
    connection_.execute("INSERT OR IGNORE INTO main." + name + " (" + names + ") SELECT " + values +
                        " FROM other." + name + " o WHERE " + parentsKnown() +
                        " AND NOT EXISTS (SELECT 1 FROM main." + name + " h WHERE " + sameRow() + ")");
    return connection_.integer("SELECT changes()");
  }

  Connection& connection_;
  Table table_;
};

/// Parents before those that refer to them.
std::vector<Table> tablesInOrder(Connection& connection) {
  std::vector<Table> waiting;
  for (const std::string& name : ordinaryTables(connection)) {
    if (std::ranges::find(kNotMerged, name) == kNotMerged.end())
      waiting.push_back(describe(connection, name));
  }
  std::vector<Table> ordered;
  std::set<std::string> known{"tracks"};
  while (!waiting.empty()) {
    const auto next = std::ranges::find_if(waiting, [&](const Table& table) {
      return std::ranges::all_of(table.parents, [&](const auto& parent) {
        return parent.second == table.name || known.contains(parent.second);
      });
    });
    if (next == waiting.end()) {
      throw StorageError(StorageProblem::Failed, connection.file(), "its tables refer to each other");
    }
    known.insert(next->name);
    ordered.push_back(std::move(*next));
    waiting.erase(next);
  }
  return ordered;
}

}  // namespace

void mergeOtherTables(Connection& connection, MergeReport& report) {
  for (Table& table : tablesInOrder(connection)) {
    const bool crates = table.name == "crates";
    const std::int64_t added = Merger(connection, std::move(table)).run();
    if (crates) report.cratesAdded = added;
  }
}

}  // namespace barline::storage
