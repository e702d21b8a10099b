#include "storage/repair/LibraryCheck.h"

#include <functional>
#include <utility>

#include "storage/Compression.h"
#include "storage/Connection.h"
#include "storage/Errors.h"
#include "storage/Files.h"
#include "storage/Interruption.h"
#include "storage/Recovery.h"
#include "storage/Schema.h"
#include "storage/SchemaFacts.h"
#include "storage/Statement.h"
#include "storage/Transaction.h"

namespace barline::storage {
namespace {

constexpr std::size_t kProblemsTold = 100;

class Checker {
 public:
  Checker(Connection& connection, const TaskProgress& progress)
      : connection_(connection), progress_(progress), interruption_(connection, progress) {}

  CheckReport run() {
    const int version = identify();
    attempt(0.0, [&] { checkPages(); });
    attempt(0.6, [&] { checkReferences(); });
    attempt(0.7, [&] { checkSchema(version); });
    attempt(0.8, [&] { checkFullText(); });
    if (version >= 3) attempt(0.9, [&] { checkEdits(); });
    attempt(1.0, [&] { report_.tracks = connection_.integer("SELECT count(*) FROM tracks"); });
    return std::move(report_);
  }

 private:
  int identify() {
    const Schema schema = librarySchema();
    if (connection_.integer("PRAGMA application_id") != schema.applicationId) {
      throw ForeignFileError(connection_.file());
    }
    const auto version = static_cast<int>(connection_.integer("PRAGMA user_version"));
    if (version > schema.version()) {
      throw NewerLibraryError(connection_.file(), "version " + std::to_string(version));
    }
    if (version < 1) throw DamagedLibraryError(connection_.file(), "its version is lost");
    return version;
  }

  /// A part of the check, which damage may end; the others go on.
  void attempt(double fraction, const std::function<void()>& check) {
    report(progress_, fraction);
    interruption_.setFraction(fraction);
    try {
      check();
    } catch (const DamagedLibraryError& error) {
      tell(error.detail());
    }
  }

  void tell(std::string problem) {
    if (report_.problems.size() < kProblemsTold) report_.problems.push_back(std::move(problem));
  }

  void checkPages() {
    Statement row(connection_, "PRAGMA integrity_check(50)");
    while (row.step()) {
      if (row.text(0) != "ok") tell(row.text(0));
    }
  }

  void checkReferences() {
    Statement row(connection_,
                  "SELECT \"table\", \"parent\", count(*) FROM pragma_foreign_key_check GROUP BY 1, 2");
    while (row.step()) {
      std::string problem = row.text(0);
      tell(problem.append(": rows refer to missing rows of ").append(row.text(1)));
    }
  }

  void checkSchema(int version) {
    if (std::string difference = schemaDifference(connection_, librarySchema(version)); !difference.empty()) {
      tell(std::move(difference));
    }
  }

  /// FTS5 is asked by what looks like writing (sqlite.org/fts5.html, 6.4).
  void checkFullText() {
    const Transaction rolledBack(connection_);
    for (const std::string& table : fullTextTables(connection_)) {
      const std::string name = identifier(table);
      try {
        connection_.execute("INSERT INTO " + name + " (" + name + ", rank) VALUES ('integrity-check', 1)");
      } catch (const DamagedLibraryError&) {
        tell(table + ": the index is not that of the text");
      }
    }
  }

  void checkEdits() {
    Statement row(connection_, "SELECT id, content, content_size, content_checksum FROM edits");
    while (row.step()) {
      ++report_.edits;
      if (!unpack(row.blob(1), row.integer(2), row.integer(3))) {
        std::string problem = "edits: the content of row ";
        tell(problem.append(row.text(0)).append(" is damaged"));
      }
    }
  }

  Connection& connection_;
  const TaskProgress& progress_;
  Interruption interruption_;
  CheckReport report_{};
};

}  // namespace

CheckReport checkLibrary(const std::filesystem::path& file, const TaskProgress& progress) {
  const std::filesystem::path libraryFile = realFile(file);
  try {
    // One that may not write would leave its -wal and -shm behind, and could not ask the full-text indexes.
    Connection connection(libraryFile, Connection::Access::ReadWrite);
    return Checker(connection, progress).run();
  } catch (const DamagedLibraryError& error) {
    if (!wasLibrary(libraryFile)) throw ForeignFileError(libraryFile);
    return {.problems = {error.detail().empty() ? "it is no database" : error.detail()}};
  }
}

}  // namespace barline::storage
