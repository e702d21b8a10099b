#include "storage/repair/Salvage.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <system_error>
#include <type_traits>
#include <utility>

#include "storage/Compression.h"
#include "storage/Connection.h"
#include "storage/Errors.h"
#include "storage/Files.h"
#include "storage/Library.h"
#include "storage/Migration.h"
#include "storage/Recovery.h"
#include "storage/SchemaFacts.h"
#include "storage/Statement.h"
#include "storage/Transaction.h"
#include "storage/repair/FileHeader.h"
#include "storage/repair/LooseRows.h"
#include "storage/repair/RowReader.h"

namespace barline::storage {
namespace {

/// Follow from other tables and are made anew when the library is opened.
constexpr std::array kDerivedTables{"removed_tracks", "track_text"};

/// The damaged file and its log under names of their own, so that reading them changes nothing.
class WorkingCopy {
 public:
  WorkingCopy(const std::filesystem::path& damaged, const std::filesystem::path& target)
      : unfinished_(companion(target, ".damaged")) {
    copy(damaged, unfinished_.path());
    const std::filesystem::path log = companion(damaged, "-wal");
    if (std::filesystem::exists(log)) copy(log, companion(unfinished_.path(), "-wal"));
  }

  [[nodiscard]] const std::filesystem::path& path() const { return unfinished_.path(); }

 private:
  static void copy(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::error_code error;
    std::filesystem::copy_file(from, to, error);
    if (error == std::errc::no_space_on_device) throw StorageError(StorageProblem::DiskFull, to);
    if (error) throw StorageError(StorageProblem::Unreadable, from, error.message());
    std::filesystem::permissions(to, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write,
                                 error);
  }

  UnfinishedFile unfinished_;
};

/// Opens what may be damaged so that SQLite forgives what it can.
Connection openDamaged(const std::filesystem::path& file) {
  Connection connection(file, Connection::Access::ReadWrite);
  sqlite3_db_config(connection.handle(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
  connection.execute("PRAGMA writable_schema = ON");  // a schema that does not parse in part is used in part
  connection.execute("PRAGMA cell_size_check = ON");  // a broken page is noticed before it is read
  return connection;
}

/// The schema's version, or the newest of which the file has all tables where its header is lost.
int versionOf(Connection& source, bool headerLost) {
  const auto stored = static_cast<int>(source.integer("PRAGMA user_version"));
  const int newest = librarySchema().version();
  if (!headerLost && stored > newest) {
    throw NewerLibraryError(source.file(), "version " + std::to_string(stored));
  }
  if (!headerLost && stored > 0) return stored;
  const std::vector<std::string> tables = ordinaryTables(source);
  for (int version = newest; version > 1; --version) {
    Connection fresh(":memory:", Connection::Access::Create);
    migrate(fresh, librarySchema(version), {});
    if (std::ranges::includes(tables, ordinaryTables(fresh))) return version;
  }
  return 1;
}

/// While it lives a database has no triggers: rows that are copied bring what triggers would do.
class TriggersOff {
 public:
  explicit TriggersOff(Connection& connection) : connection_(connection) {
    Statement trigger(connection_, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'");
    std::vector<std::string> names;
    while (trigger.step()) {
      names.push_back(trigger.text(0));
      sql_.push_back(trigger.text(1));
    }
    for (const std::string& name : names) connection_.execute("DROP TRIGGER " + identifier(name));
  }
  void restore() {
    for (const std::string& sql : sql_) connection_.execute(sql);
  }

 private:
  Connection& connection_;
  std::vector<std::string> sql_;
};

/// Whether an edit's bytes are those that were written.
bool isSound(std::span<const std::byte> content, std::int64_t size, std::int64_t checksum) {
  return unpack(content, size, checksum).has_value();
}

/// Where rows go: a table of the new library.
class TableWriter {
 public:
  TableWriter(Connection& target, std::string table) : target_(target), table_(std::move(table)) {}

  /// @param conflict what becomes of a row of the same key: "REPLACE" or "IGNORE"
  void begin(const std::vector<std::string>& columns, const char* conflict) {
    sql_ = std::string("INSERT OR ") + conflict + " INTO " + identifier(table_) + " (";
    std::string places;
    for (const std::string& column : columns) {
      if (!places.empty()) sql_ += ", ";
      sql_ += identifier(column);
      places += places.empty() ? "?" : ", ?";
    }
    sql_ += ") VALUES (" + places + ")";
  }

  /// @param bind binds the row's values. @return whether the row makes sense to the table
  bool put(const std::function<void(Statement& statement)>& bind) {
    try {
      Statement statement(target_, sql_);
      bind(statement);
      statement.run();
      return true;
    } catch (const StorageError& error) {
      if (error.problem() == StorageProblem::Failed) return false;  // a constraint
      throw;
    }
  }

 private:
  Connection& target_;
  std::string table_;
  std::string sql_;
};

std::size_t indexOf(const std::vector<std::string>& columns, const char* name) {
  return static_cast<std::size_t>(std::ranges::find(columns, name) - columns.begin());
}

/// The columns that both have.
std::vector<std::string> commonColumns(Connection& source, Connection& target, const std::string& table) {
  const std::vector<std::string> there = columnsOf(source, table);
  std::vector<std::string> columns = columnsOf(target, table);
  std::erase_if(columns,
                [&](const std::string& column) { return std::ranges::find(there, column) == there.end(); });
  return columns;
}

/// Copies what SQLite can read of a table. @return whether that is all of it
bool copyReadable(Connection& source, Connection& target, const std::string& table,
                  const std::function<void()>& afterRow) {
  const std::vector<std::string> columns = commonColumns(source, target, table);
  if (columns.empty()) return false;
  TableWriter writer(target, table);
  writer.begin(columns, "REPLACE");  // what a new library begins with gives way to what the damaged one had
  const auto content = static_cast<int>(indexOf(columns, "content"));
  bool sound = true;
  const bool all = RowReader(source, table, columns).visitAll([&](const Statement& row) {
    const bool ownSound =
        table != "edits" || isSound(row.blob(content), row.integer(content + 1), row.integer(content + 2));
    sound = ownSound && writer.put([&](Statement& statement) {
      for (int i = 0; i < static_cast<int>(columns.size()); ++i) statement.bindColumn(i + 1, row, i);
    }) && sound;
    afterRow();
  });
  return all && sound;
}

void bindValue(Statement& statement, int place, const StoredValue& value) {
  std::visit(
      [&](const auto& kind) {
        using Kind = std::decay_t<decltype(kind)>;
        if constexpr (std::is_same_v<Kind, std::monostate>) {
          statement.bind(place, std::nullopt);
        } else if constexpr (std::is_same_v<Kind, std::vector<std::byte>>) {
          statement.bind(place, std::span<const std::byte>(kind));
        } else {
          statement.bind(place, kind);
        }
      },
      value);
}

bool isSoundEdit(const std::vector<std::string>& columns, const std::vector<StoredValue>& values) {
  const std::size_t content = indexOf(columns, "content");
  const auto* bytes = std::get_if<std::vector<std::byte>>(&values[content]);
  const auto* size = std::get_if<std::int64_t>(&values[content + 1]);
  const auto* checksum = std::get_if<std::int64_t>(&values[content + 2]);
  return bytes != nullptr && size != nullptr && checksum != nullptr && isSound(*bytes, *size, *checksum);
}

/// Copies the rows of some tables from wherever in the file they lie.
void copyLoose(const std::filesystem::path& file, Connection& target, const Schema& schema,
               const std::set<std::string>& tables, const TaskProgress& progress) {
  PageFile pages(file);
  LooseRows(schema).visit(pages, tables, progress,
                          [&](const std::string& table, const std::vector<std::string>& columns,
                              const std::vector<StoredValue>& values) {
                            if (table == "edits" && !isSoundEdit(columns, values)) return;
                            TableWriter writer(target, table);
                            writer.begin(columns, "IGNORE");
                            writer.put([&](Statement& statement) {
                              for (std::size_t i = 0; i < values.size(); ++i)
                                bindValue(statement, static_cast<int>(i) + 1, values[i]);
                            });
                          });
}

/// People's work before what can be made again.
std::vector<std::string> tablesInOrder(Connection& target) {
  std::vector<std::string> tables = ordinaryTables(target);
  std::erase_if(tables, [](const std::string& table) {
    return std::ranges::find(kDerivedTables, table) != kDerivedTables.end();
  });
  std::ranges::stable_sort(tables, {}, [](const std::string& table) {
    if (table == "edits") return 0;
    if (table == "tracks") return 1;
    return table == "paths" ? 2 : 3;
  });
  return tables;
}

/// Files whose track is lost are tracks again. @return the tracks
std::vector<std::int64_t> bringBackTracksOfPaths(Connection& target) {
  Statement made(target,
                 "INSERT INTO tracks (id, added_at) SELECT track_id, min(seen_at) FROM paths "
                 "WHERE track_id NOT IN (SELECT id FROM tracks) GROUP BY track_id RETURNING id");
  std::vector<std::int64_t> tracks;
  while (made.step()) tracks.push_back(made.integer(0));
  return tracks;
}

/// Tracks that wait for an analysis wait for it in the queue, behind the others.
/// @param tracks those that were brought back; where the queue itself was lost in part, all are put in
void queueWaiting(Connection& target, const std::vector<std::int64_t>& tracks, bool queueLost) {
  constexpr const char* kPut =
      "INSERT INTO queue (track_id, position) SELECT id, 1024 * row_number() OVER (ORDER BY id) + "
      "(SELECT coalesce(max(position), 0) FROM queue) FROM tracks WHERE state = 'waiting' "
      "AND id NOT IN (SELECT track_id FROM queue)";
  if (queueLost) return target.execute(kPut);
  for (const std::int64_t track : tracks)
    Statement(target, std::string(kPut) + " AND id = ?").bindAll(track).run();
}

/// Takes out rows that refer to rows that are lost, and those that refer to these.
void dropLoose(Connection& target) {
  struct Reference {
    std::string child, column, parent, key;
  };
  std::vector<Reference> references;
  Statement reference(target,
                      "SELECT t.name, k.\"from\", k.\"table\", coalesce(k.\"to\", p.name) "
                      "FROM pragma_table_list t JOIN pragma_foreign_key_list(t.name) k "
                      "LEFT JOIN pragma_table_info(k.\"table\") p ON p.pk = 1 WHERE t.schema = 'main'");
  while (reference.step()) {
    references.push_back({reference.text(0), reference.text(1), reference.text(2), reference.text(3)});
  }
  for (bool found = true; found;) {
    found = false;
    for (const auto& [child, column, parent, key] : references) {
      Statement(target, "DELETE FROM " + identifier(child) + " WHERE " + identifier(column) +
                            " IS NOT NULL AND " + identifier(column) + " NOT IN (SELECT " + identifier(key) +
                            " FROM " + identifier(parent) + ")")
          .run();
      found = found || target.integer("SELECT changes()") > 0;
    }
  }
}

/// Counters that rows are numbered by go on behind the highest number.
void mendCounters(Connection& target, int version) {
  if (version >= 2) {
    target.execute(
        "UPDATE figures_revision SET last = max(last, (SELECT coalesce(max(revision), 0) FROM "
        "track_figures))");
  }
  if (version >= 4) {
    target.execute(
        "UPDATE track_revision SET texts_complete = 0, "
        "last = max(last, (SELECT coalesce(max(revision), 0) FROM tracks)) + 1");
    target.execute(
        "UPDATE tracks SET edited = EXISTS (SELECT 1 FROM edits e WHERE e.fingerprint = "
        "tracks.fingerprint AND undone = 0)");
  }
}

/// Copies into a new library of the same version. @param source null where SQLite can read nothing
SalvageReport copyAll(Connection* source, const std::filesystem::path& file, Connection& target, int version,
                      const TaskProgress& progress) {
  SalvageReport report;
  target.execute("PRAGMA foreign_keys = OFF");
  Transaction transaction(target);
  TriggersOff triggers(target);
  const std::vector<std::string> tables = tablesInOrder(target);
  std::set<std::string> incomplete;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const double fraction = 0.5 * static_cast<double>(i) / static_cast<double>(tables.size());
    storage::report(progress, fraction);
    std::int64_t rows = 0;
    const auto ask = [&] {
      if (++rows % 1000 == 0) storage::report(progress, fraction);
    };
    const bool complete = source != nullptr && copyReadable(*source, target, tables[i], ask);
    if (!complete) incomplete.insert(tables[i]);
    report.tables.push_back({.name = tables[i], .rows = 0, .complete = complete});
  }
  if (!incomplete.empty()) {
    copyLoose(file, target, librarySchema(version), incomplete, part(progress, 0.5, 1.0));
  }
  const std::vector<std::int64_t> broughtBack = bringBackTracksOfPaths(target);
  report.tracksByPath = static_cast<std::int64_t>(broughtBack.size());
  dropLoose(target);
  mendCounters(target, version);
  if (version >= 7) queueWaiting(target, broughtBack, incomplete.contains("queue"));
  triggers.restore();
  for (SalvagedTable& table : report.tables) {
    table.rows = target.integer("SELECT count(*) FROM " + identifier(table.name));
  }
  transaction.commit();
  report.edits = version >= 3 ? target.integer("SELECT count(*) FROM edits") : 0;
  report.tracks = target.integer("SELECT count(*) FROM tracks");
  return report;
}

/// Opens the copy as far as SQLite can read it: with its log, or without one that makes it worse. The log is
/// in the file afterwards.
std::optional<Connection> openReadable(const std::filesystem::path& copy) {
  for (const bool withLog : {true, false}) {
    try {
      Connection source = openDamaged(copy);
      (void)source.integer("SELECT count(*) FROM sqlite_schema");
      sqlite3_wal_checkpoint_v2(source.handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
      return source;
    } catch (const DamagedLibraryError&) {
      for (const char* suffix : {"-wal", "-shm"}) {
        std::error_code ignored;
        if (withLog) std::filesystem::remove(companion(copy, suffix), ignored);
      }
    }
  }
  return std::nullopt;
}

}  // namespace

bool SalvageReport::complete() const {
  return tracksByPath == 0 && std::ranges::all_of(tables, &SalvagedTable::complete);
}

SalvageReport salvage(const std::filesystem::path& damaged, const std::filesystem::path& file,
                      const TaskProgress& progress) {
  const std::filesystem::path target = realFile(file);
  std::error_code unknown;
  if (std::filesystem::exists(target, unknown)) throw StorageError(StorageProblem::Taken, target);
  if (!std::filesystem::is_directory(target.parent_path(), unknown))
    throw StorageError(StorageProblem::Absent, target.parent_path());
  const WorkingCopy copy(realFile(damaged), target);
  const bool headerLost = mendHeader(copy.path());
  UnfinishedFile unfinished(target);
  SalvageReport report;
  try {
    std::optional<Connection> source = openReadable(copy.path());
    const int version = source ? versionOf(*source, headerLost) : librarySchema().version();
    Connection made(unfinished.path(), Connection::Access::Create);
    made.execute("PRAGMA synchronous = OFF");  // publish() writes all of it out
    migrate(made, librarySchema(version), {});
    report = copyAll(source ? &*source : nullptr, copy.path(), made, version, part(progress, 0.0, 0.8));
  } catch (const DamagedLibraryError& error) {
    throw DamagedLibraryError(damaged, error.detail());
  }
  if (report.tracks == 0 && report.edits == 0) {
    if (!wasLibrary(realFile(damaged))) throw ForeignFileError(damaged);
    throw DamagedLibraryError(damaged, "nothing in it can be read");
  }
  completeLibrary(unfinished.path());
  storage::report(progress, 1.0);
  if (!unfinished.publish(target)) throw StorageError(StorageProblem::Taken, target);
  return report;
}

Repair repairLibrary(const std::filesystem::path& file, const TaskProgress& progress) {
  const std::filesystem::path libraryFile = realFile(file);
  const std::filesystem::path made = companion(libraryFile, ".salvaged");
  std::error_code ignored;
  std::filesystem::remove(made, ignored);
  Repair repair;
  repair.report = salvage(libraryFile, made, progress);
  try {
    repair.damaged = replaceLibrary(libraryFile, made);
  } catch (const StorageError&) {
    std::filesystem::remove(made, ignored);
    throw;
  }
  return repair;
}

}  // namespace barline::storage
