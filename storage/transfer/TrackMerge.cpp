#include "storage/transfer/TrackMerge.h"

#include <algorithm>
#include <array>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "storage/Connection.h"
#include "storage/SchemaFacts.h"
#include "storage/Statement.h"

namespace barline::storage {
namespace {

/// Columns of "tracks" that an analysis writes.
constexpr const char* kAnalysisColumns =
    "bpm, key, time_signature, problem, locked, doubtful, analysed_at, state";

/// What a person sets, each empty in its own way.
struct OwnColumn {
  const char* column;
  const char* field;
  const char* empty;  ///< SQL
};
constexpr std::array<OwnColumn, 8> kOwnColumns{{
    {"own_title", "title", "NULL"},
    {"own_artist", "artist", "NULL"},
    {"own_album", "album", "NULL"},
    {"own_genre", "genre", "NULL"},
    {"own_comment", "comment", "NULL"},
    {"own_year", "year", "NULL"},
    {"rating", "rating", "0"},
    {"colour", "colour", "0"},
}};

constexpr const char* kMatched =
    " FROM temp.merge_map_tracks m JOIN other.tracks o ON o.id = m.other "
    "JOIN main.tracks t ON t.id = m.here WHERE NOT m.added ";

std::string joined(const std::vector<std::string>& columns, const std::string& prefix = {}) {
  std::string text;
  for (const std::string& column : columns) {
    if (!text.empty()) text += ", ";
    text += prefix;
    text += identifier(column);
  }
  return text;
}

void addTracks(Connection& connection, MergeReport& report) {
  std::vector<std::string> columns = columnsOf(connection, "tracks");
  std::erase_if(columns, [](const std::string& column) { return column == "id" || column == "revision"; });
  connection.execute("INSERT INTO main.tracks (id, " + joined(columns) + ") SELECT m.here, " +
                     joined(columns, "o.") +
                     " FROM temp.merge_map_tracks m JOIN other.tracks o ON o.id = m.other WHERE m.added "
                     "ORDER BY m.here");
  report.tracksAdded = connection.integer("SELECT count(*) FROM temp.merge_map_tracks WHERE added");
  report.tracksMatched = connection.integer("SELECT count(*) FROM temp.merge_map_tracks WHERE NOT added");
}

/// Where only the other library has read the file.
void takeSources(Connection& connection) {
  connection.execute(
      "UPDATE main.tracks AS t SET (fingerprint, title, artist, album, duration, sample_rate, channels, "
      "codec, "
      "warning, album_artist, genre, comment, year, track_number) = (SELECT o.fingerprint, o.title, "
      "o.artist, "
      "o.album, o.duration, o.sample_rate, o.channels, o.codec, o.warning, o.album_artist, o.genre, "
      "o.comment, "
      "o.year, o.track_number FROM temp.merge_map_tracks m JOIN other.tracks o ON o.id = m.other "
      "WHERE m.here = t.id) WHERE t.fingerprint IS NULL AND t.id IN (SELECT m.here" +
      std::string(kMatched) + "AND o.fingerprint IS NOT NULL)");
}

void takeNewerAnalyses(Connection& connection, MergeReport& report) {
  const std::string columns = kAnalysisColumns;
  connection.execute("UPDATE main.tracks AS t SET (" + columns + ") = (SELECT " + columns +
                     " FROM other.tracks WHERE id = (SELECT other FROM temp.merge_map_tracks "
                     "WHERE here = t.id AND newer)) "
                     "WHERE t.id IN (SELECT here FROM temp.merge_map_tracks WHERE newer AND NOT added)");
  report.analysesReplaced =
      connection.integer("SELECT count(*) FROM temp.merge_map_tracks WHERE newer AND NOT added");
}

void addFigures(Connection& connection) {
  std::vector<std::string> columns = columnsOf(connection, "track_figures");
  std::erase_if(columns,
                [](const std::string& column) { return column == "track_id" || column == "revision"; });
  connection.execute(
      "DELETE FROM main.track_figures WHERE track_id IN (SELECT here FROM temp.merge_map_tracks WHERE "
      "newer)");
  connection.execute("INSERT INTO main.track_figures (track_id, revision, " + joined(columns) +
                     ") SELECT m.here, (SELECT last FROM main.figures_revision) + row_number() OVER (), " +
                     joined(columns, "f.") +
                     " FROM temp.merge_map_tracks m JOIN other.track_figures f ON f.track_id = m.other "
                     "WHERE NOT EXISTS (SELECT 1 FROM main.track_figures h WHERE h.track_id = m.here)");
  connection.execute(
      "UPDATE main.figures_revision SET last = "
      "max(last, (SELECT coalesce(max(revision), 0) FROM main.track_figures))");
}

/// A path that leads to another track here leads there still.
void addPaths(Connection& connection) {
  std::vector<std::string> columns = columnsOf(connection, "paths");
  std::erase_if(columns, [](const std::string& column) { return column == "track_id" || column == "gone"; });
  connection.execute(
      "INSERT OR IGNORE INTO main.paths (track_id, gone, " + joined(columns) +
      ") SELECT m.here, p.gone OR EXISTS (SELECT 1 FROM main.paths h WHERE h.path = p.path AND "
      "h.gone = 0), " +
      joined(columns, "p.") + " FROM temp.merge_map_tracks m JOIN other.paths p ON p.track_id = m.other");
}

void tellConflicts(Connection& connection, const OwnColumn& own, MergeReport& report) {
  const std::string column = own.column;
  Statement row(connection,
                "SELECT coalesce(nullif(coalesce(t.own_artist, t.artist), '') || ' – ', '') || "
                "coalesce(t.own_title, t.title), t." +
                    column + ", o." + column + kMatched + "AND t." + column + " IS NOT " + own.empty +
                    " AND o." + column + " IS NOT " + own.empty + " AND t." + column + " IS NOT o." + column +
                    " ORDER BY t.id");
  while (row.step()) {
    report.conflicts.push_back({.kind = MergeConflict::Kind::OwnValue,
                                .track = row.text(0),
                                .field = own.field,
                                .ours = row.text(1),
                                .theirs = row.text(2)});
  }
}

void takeOwnValues(Connection& connection, MergeReport& report) {
  for (const OwnColumn& own : kOwnColumns) {
    tellConflicts(connection, own, report);
    const std::string column = own.column;
    connection.execute(
        "UPDATE main.tracks AS t SET " + column + " = (SELECT o." + column +
        " FROM temp.merge_map_tracks m JOIN other.tracks o ON o.id = m.other WHERE m.here = t.id"
        " ORDER BY o.id LIMIT 1) WHERE t." +
        column + " IS " + own.empty + " AND t.id IN (SELECT m.here" + kMatched + "AND o." + column +
        " IS NOT " + own.empty + ")");
    report.valuesTaken += connection.integer("SELECT changes()");
  }
}

/// One to a line, sorted.
std::string unionOfTags(const std::string& ours, const std::string& theirs) {
  std::set<std::string> tags;
  for (const std::string& text : {ours, theirs}) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) tags.insert(line);
  }
  std::string text;
  for (const std::string& tag : tags) {
    if (!text.empty()) text += '\n';
    text += tag;
  }
  return text;
}

void joinTags(Connection& connection, MergeReport& report) {
  std::vector<std::pair<std::int64_t, std::string>> changed;
  Statement row(connection, "SELECT t.id, t.tags, o.tags" + std::string(kMatched) + "AND t.tags <> o.tags");
  while (row.step()) {
    std::string tags = unionOfTags(row.text(1), row.text(2));
    if (tags != row.text(1)) changed.emplace_back(row.integer(0), std::move(tags));
  }
  for (const auto& [track, tags] : changed) {
    Statement(connection, "UPDATE main.tracks SET tags = ? WHERE id = ?").bindAll(tags, track).run();
  }
  report.valuesTaken += static_cast<std::int64_t>(changed.size());
}

void joinDates(Connection& connection) {
  connection.execute(
      "UPDATE main.tracks AS t SET added_at = min(t.added_at, (SELECT o.added_at FROM temp.merge_map_tracks "
      "m "
      "JOIN other.tracks o ON o.id = m.other WHERE m.here = t.id)) "
      "WHERE t.id IN (SELECT m.here" +
      std::string(kMatched) + "AND o.added_at < t.added_at)");
}

}  // namespace

void matchTracks(Connection& connection) {
  connection.execute(
      "CREATE TEMP TABLE merge_map_tracks (other INTEGER PRIMARY KEY, here INTEGER NOT NULL, "
      "added INTEGER NOT NULL DEFAULT 0, newer INTEGER NOT NULL DEFAULT 0)");
  connection.execute(
      "INSERT INTO temp.merge_map_tracks (other, here) SELECT o.id, t.id FROM other.tracks o "
      "JOIN main.tracks t ON t.fingerprint = o.fingerprint");
  // Where one of the two has not read the file: the same path, and as far as both have looked at it, the same
  // file.
  connection.execute(
      "INSERT OR IGNORE INTO temp.merge_map_tracks (other, here) SELECT o.id, t.id FROM other.tracks o "
      "JOIN other.paths p ON p.track_id = o.id AND p.gone = 0 "
      "JOIN main.paths h ON h.path = p.path AND h.gone = 0 JOIN main.tracks t ON t.id = h.track_id "
      "WHERE (o.fingerprint IS NULL OR t.fingerprint IS NULL) "
      "AND (p.size IS NULL OR h.size IS NULL OR (p.size = h.size AND p.mtime_ns = h.mtime_ns)) "
      "AND t.id NOT IN (SELECT here FROM temp.merge_map_tracks) GROUP BY t.id");
  connection.execute("CREATE UNIQUE INDEX temp.merge_map_tracks_here ON merge_map_tracks (here)");
  connection.execute(
      "INSERT INTO temp.merge_map_tracks (other, here, added) SELECT id, row_number() OVER (ORDER BY id) + "
      "max("
      "(SELECT coalesce(max(id), 0) FROM main.tracks), "
      "(SELECT coalesce(max(seq), 0) FROM main.sqlite_sequence WHERE name = 'tracks')), 1 "
      "FROM other.tracks WHERE id NOT IN (SELECT other FROM temp.merge_map_tracks)");
  connection.execute("UPDATE temp.merge_map_tracks SET newer = 1 WHERE added OR other IN (SELECT m.other" +
                     std::string(kMatched) +
                     "AND o.state = 'analysed' AND (t.state <> 'analysed' OR coalesce(o.analysed_at, 0) > "
                     "coalesce(t.analysed_at, 0)))");
}

void mergeTracks(Connection& connection, MergeReport& report) {
  addTracks(connection, report);
  addPaths(connection);
  takeSources(connection);
  takeNewerAnalyses(connection, report);
  addFigures(connection);
  takeOwnValues(connection, report);
  joinTags(connection, report);
  joinDates(connection);
}

void settlePlays(Connection& connection) {
  // A new track's plays came with its row; those of its history were counted once more.
  connection.execute(
      "UPDATE main.tracks AS t SET (plays, played_at) = (SELECT o.plays, o.played_at "
      "FROM temp.merge_map_tracks m JOIN other.tracks o ON o.id = m.other WHERE m.here = t.id) "
      "WHERE t.id IN (SELECT here FROM temp.merge_map_tracks WHERE added)");
}

}  // namespace barline::storage
