#include "storage/TrackTable.h"

#include <utility>

#include "storage/Connection.h"
#include "storage/SearchText.h"
#include "storage/Statement.h"

namespace barline::storage {
namespace {

// A row for each path of a track, tracks in order of id.
constexpr const char* kSelectRecords =
    "SELECT t.id, t.fingerprint, t.title, t.artist, t.album, t.duration, t.bpm, t.key, t.time_signature, "
    "t.state, "
    "t.problem, t.added_at, f.integrated_lufs, f.energy_rating, p.path, p.gone, p.seen_at FROM tracks t "
    "LEFT JOIN track_figures f ON f.track_id = t.id LEFT JOIN paths p ON p.track_id = t.id ";

// Its last columns.
constexpr int kPath = 14;
constexpr int kGone = 15;
constexpr int kSeenAt = 16;

model::TrackState stateFrom(std::string_view name, bool missing) {
  if (missing) return model::TrackState::Missing;
  if (name == "analysed") return model::TrackState::Analysed;
  if (name == "failed") return model::TrackState::Failed;
  return model::TrackState::Waiting;
}

model::TrackRecord recordOf(const Statement& row) {
  const auto path = row.blob(kPath);
  model::TrackRecord record;
  record.id = row.integer(0);
  record.fingerprint = row.text(1);
  record.path = std::string(reinterpret_cast<const char*>(path.data()), path.size());
  record.title = row.text(2);
  if (record.title.empty()) record.title = cleanText(record.path.stem().native());
  record.artist = row.text(3);
  record.album = row.text(4);
  record.duration = row.real(5);
  if (!row.isNull(6)) record.bpm = row.real(6);
  record.key = model::parseMusicalKey(row.textView(7));
  record.timeSignature = row.text(8);
  record.state = stateFrom(row.textView(9), row.integer(kGone) != 0);
  record.problem = row.text(10);
  record.addedAt = row.integer(11);
  if (!row.isNull(12)) record.integratedLufs = row.real(12);
  if (!row.isNull(13)) record.energyRating = row.real(13);
  return record;
}

/// One record for each track, with the path that was seen last, but one that is gone only where all are.
std::vector<model::TrackRecord> collect(Statement& rows) {
  std::vector<model::TrackRecord> records;
  std::pair<bool, std::int64_t> shown;  // there, last seen: of the path taken so far
  while (rows.step()) {
    const std::pair candidate(rows.integer(kGone) == 0, rows.integer(kSeenAt));
    if (records.empty() || records.back().id != rows.integer(0)) {
      records.emplace_back();
    } else if (candidate <= shown) {
      continue;
    }
    records.back() = recordOf(rows);
    shown = candidate;
  }
  return records;
}

}  // namespace

std::int64_t TrackTable::insert(std::int64_t now) {
  Statement(connection_, "INSERT INTO tracks (added_at) VALUES (?)").bindAll(now).run();
  return connection_.lastInsertId();
}

void TrackTable::remove(std::int64_t id) {
  Statement(connection_, "DELETE FROM tracks WHERE id = ?").bindAll(id).run();
}

bool TrackTable::has(std::int64_t id) const {
  return Statement(connection_, "SELECT 1 FROM tracks WHERE id = ?").bindAll(id).step();
}

std::string TrackTable::fingerprintOf(std::int64_t id) const {
  Statement statement(connection_, "SELECT fingerprint FROM tracks WHERE id = ?");
  return statement.bindAll(id).step() ? statement.text(0) : std::string();
}

std::optional<std::int64_t> TrackTable::withFingerprint(const std::string& fingerprint) const {
  Statement statement(connection_, "SELECT id FROM tracks WHERE fingerprint = ?");
  if (!statement.bindAll(fingerprint).step()) return std::nullopt;
  return statement.integer(0);
}

std::optional<model::TrackRecord> TrackTable::record(std::int64_t id) const {
  Statement statement(connection_, std::string(kSelectRecords) + "WHERE t.id = ? ORDER BY p.path");
  std::vector<model::TrackRecord> found = collect(statement.bindAll(id));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<model::TrackRecord> TrackTable::records() const {
  Statement statement(connection_, std::string(kSelectRecords) + "ORDER BY t.id, p.path");
  return collect(statement);
}

std::int64_t TrackTable::count() const {
  return connection_.integer("SELECT count(*) FROM tracks");
}

std::optional<model::AudioSource> TrackTable::source(std::int64_t id) const {
  Statement row(
      connection_,
      "SELECT fingerprint, duration, sample_rate, channels, codec, title, artist, album, warning FROM tracks "
      "WHERE id = ? AND fingerprint IS NOT NULL AND sample_rate IS NOT NULL");
  if (!row.bindAll(id).step()) return std::nullopt;
  model::AudioSource source;
  source.fingerprint = row.text(0);
  source.duration = row.real(1);
  source.sampleRate = static_cast<int>(row.integer(2));
  source.channels = static_cast<int>(row.integer(3));
  source.codec = row.text(4);
  source.title = row.text(5);
  source.artist = row.text(6);
  source.album = row.text(7);
  if (!row.isNull(8)) source.warning = row.text(8);
  return source;
}

void TrackTable::setSource(std::int64_t id, const model::AudioSource& source) {
  std::optional<std::string> warning;
  if (source.warning) warning = cleanText(*source.warning);
  Statement(
      connection_,
      "UPDATE tracks SET fingerprint = ?, duration = ?, sample_rate = ?, channels = ?, codec = ?, title = ?, "
      "artist = ?, album = ?, warning = ? WHERE id = ?")
      .bindAll(source.fingerprint, source.duration, source.sampleRate, source.channels, source.codec,
               cleanText(source.title), cleanText(source.artist), cleanText(source.album), warning, id)
      .run();
}

void TrackTable::setSummary(std::int64_t id, const AnalysisSummary& summary) {
  std::optional<std::string> key;
  if (summary.key) key = model::toString(*summary.key);
  Statement(
      connection_,
      "UPDATE tracks SET bpm = ?, key = ?, time_signature = ?, problem = ?, state = 'analysed' WHERE id = ?")
      .bindAll(summary.bpm, key, summary.timeSignature, cleanText(summary.problem), id)
      .run();
}

void TrackTable::setState(std::int64_t id, model::TrackState state, const std::string& problem) {
  const char* name = nullptr;
  switch (state) {
    case model::TrackState::Waiting:
      name = "waiting";
      break;
    case model::TrackState::Analysed:
      name = "analysed";
      break;
    case model::TrackState::Failed:
      name = "failed";
      break;
    case model::TrackState::Analysing:
    case model::TrackState::Missing:
      return;
  }
  Statement(connection_, "UPDATE tracks SET state = ?, problem = ? WHERE id = ?")
      .bindAll(name, cleanText(problem), id)
      .run();
}

std::vector<std::pair<std::int64_t, std::string>> TrackTable::withoutFigures() const {
  Statement row(
      connection_,
      "SELECT t.id, t.fingerprint FROM tracks t LEFT JOIN track_figures f ON f.track_id = t.id "
      "WHERE f.track_id IS NULL AND t.state = 'analysed' AND t.fingerprint IS NOT NULL ORDER BY t.id");
  std::vector<std::pair<std::int64_t, std::string>> tracks;
  while (row.step()) tracks.emplace_back(row.integer(0), row.text(1));
  return tracks;
}

void TrackTable::refreshSearchText(std::int64_t id) {
  const auto shown = record(id);
  if (!shown) return;
  const std::string text =
      foldForSearch(shown->title) + '\n' + foldForSearch(shown->artist) + '\n' + foldForSearch(shown->album);
  Statement(connection_, "UPDATE tracks SET search_text = ?1 WHERE id = ?2 AND search_text <> ?1")
      .bindAll(text, id)
      .run();
}

std::vector<std::int64_t> TrackTable::search(std::string_view text) const {
  const std::vector<std::string> words = searchWords(text);
  std::string sql = "SELECT id FROM tracks WHERE 1";
  for (std::size_t i = 0; i < words.size(); ++i) sql += " AND instr(search_text, ?) > 0";
  Statement statement(connection_, sql + " ORDER BY search_text, id");
  for (std::size_t i = 0; i < words.size(); ++i) statement.bind(static_cast<int>(i + 1), words[i]);
  std::vector<std::int64_t> ids;
  while (statement.step()) ids.push_back(statement.integer(0));
  return ids;
}

}  // namespace barline::storage
