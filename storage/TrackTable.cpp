#include "storage/TrackTable.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "storage/Connection.h"
#include "storage/SearchText.h"
#include "storage/Statement.h"
#include "storage/TextTable.h"

namespace barline::storage {
namespace {

// A row for each path of a track, tracks in order of id.
constexpr const char* kSelectRecords =
    "SELECT t.id, t.fingerprint, coalesce(t.own_title, t.title), coalesce(t.own_artist, t.artist), "
    "coalesce(t.own_album, t.album), t.album_artist, coalesce(t.own_genre, t.genre), "
    "coalesce(t.own_comment, t.comment), coalesce(t.own_year, t.year), t.track_number, t.duration, t.bpm, "
    "t.key, t.time_signature, f.integrated_lufs, f.energy_rating, f.danceability, t.rating, t.colour, "
    "t.tags, "
    "t.state, t.problem, t.added_at, t.analysed_at, t.played_at, t.plays, t.edited, t.locked, t.doubtful, "
    "t.duplicate, p.path, p.gone, p.seen_at FROM tracks t "
    "LEFT JOIN track_figures f ON f.track_id = t.id LEFT JOIN paths p ON p.track_id = t.id ";

// Its last columns.
constexpr int kPath = 30;
constexpr int kGone = 31;
constexpr int kSeenAt = 32;

model::TrackState stateFrom(std::string_view name, bool missing) {
  if (missing) return model::TrackState::Missing;
  if (name == "analysed") return model::TrackState::Analysed;
  if (name == "failed") return model::TrackState::Failed;
  return model::TrackState::Waiting;
}

std::optional<double> realOf(const Statement& row, int column) {
  if (row.isNull(column)) return std::nullopt;
  return row.real(column);
}

template <class Integer>
std::optional<Integer> integerOf(const Statement& row, int column) {
  if (row.isNull(column)) return std::nullopt;
  return static_cast<Integer>(row.integer(column));
}

/// Sorted, each once, without line breaks within.
std::string linesText(const std::vector<std::string>& lines) {
  std::set<std::string> sorted;
  for (const std::string& line : lines) {
    std::string clean = cleanText(line);
    std::ranges::replace(clean, '\n', ' ');
    if (!clean.empty()) sorted.insert(std::move(clean));
  }
  std::string text;
  for (const std::string& line : sorted) text.append(text.empty() ? "" : "\n").append(line);
  return text;
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
  record.albumArtist = row.text(5);
  record.genre = row.text(6);
  record.comment = row.text(7);
  record.year = integerOf<int>(row, 8);
  record.trackNumber = integerOf<int>(row, 9);
  record.duration = row.real(10);
  record.bpm = realOf(row, 11);
  record.key = model::parseMusicalKey(row.textView(12));
  record.timeSignature = row.text(13);
  record.integratedLufs = realOf(row, 14);
  record.energyRating = realOf(row, 15);
  record.danceability = realOf(row, 16);
  record.rating = static_cast<int>(row.integer(17));
  record.colour = static_cast<int>(row.integer(18));
  record.tags = linesOf(row.textView(19));
  record.state = stateFrom(row.textView(20), row.integer(kGone) != 0);
  record.problem = row.text(21);
  record.addedAt = row.integer(22);
  record.analysedAt = integerOf<std::int64_t>(row, 23);
  record.playedAt = integerOf<std::int64_t>(row, 24);
  record.plays = static_cast<int>(row.integer(25));
  record.edited = row.integer(26) != 0;
  record.locked = row.integer(27) != 0;
  record.doubtful = row.integer(28) != 0;
  record.duplicate = row.integer(29) != 0;
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
  TextTable(connection_).remove(id);
  Statement(connection_, "DELETE FROM tracks WHERE id = ?").bindAll(id).run();
}

std::vector<std::string> TrackTable::tags(std::int64_t id) const {
  Statement row(connection_, "SELECT tags FROM tracks WHERE id = ?");
  return row.bindAll(id).step() ? linesOf(row.textView(0)) : std::vector<std::string>();
}

void TrackTable::adopt(std::int64_t id, std::int64_t other) {
  std::vector<std::string> both = tags(id);
  std::ranges::move(tags(other), std::back_inserter(both));
  Statement(connection_, "UPDATE tracks SET tags = ? WHERE id = ?").bindAll(linesText(both), id).run();
  Statement(connection_,
            "UPDATE tracks SET rating = iif(tracks.rating = 0, o.rating, tracks.rating), "
            "colour = iif(tracks.colour = 0, o.colour, tracks.colour), "
            "plays = tracks.plays + o.plays, "
            "played_at = max(coalesce(tracks.played_at, o.played_at), coalesce(o.played_at, "
            "tracks.played_at)), "
            "own_title = coalesce(tracks.own_title, o.own_title), "
            "own_artist = coalesce(tracks.own_artist, o.own_artist), "
            "own_album = coalesce(tracks.own_album, o.own_album), "
            "own_genre = coalesce(tracks.own_genre, o.own_genre), "
            "own_comment = coalesce(tracks.own_comment, o.own_comment), "
            "own_year = coalesce(tracks.own_year, o.own_year) "
            "FROM (SELECT * FROM tracks WHERE id = ?2) o WHERE tracks.id = ?1")
      .bindAll(id, other)
      .run();
  Statement(connection_, "UPDATE OR IGNORE track_references SET track_id = ?1 WHERE track_id = ?2")
      .bindAll(id, other)
      .run();
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

void TrackTable::setSource(std::int64_t id, const model::AudioSource& source, Known known) {
  std::optional<std::string> warning;
  if (source.warning) warning = cleanText(*source.warning);
  Statement(connection_,
            "UPDATE tracks SET fingerprint = ?1, duration = ?2, sample_rate = ?3, channels = ?4, codec = ?5, "
            "title = iif(?6 = '' AND ?10, title, ?6), artist = iif(?7 = '' AND ?10, artist, ?7), "
            "album = iif(?8 = '' AND ?10, album, ?8), warning = ?9 WHERE id = ?11")
      .bindAll(source.fingerprint, source.duration, source.sampleRate, source.channels, source.codec,
               cleanText(source.title), cleanText(source.artist), cleanText(source.album), warning,
               known == Known::Stays, id)
      .run();
}

void TrackTable::setTags(std::int64_t id, const model::TrackTags& tags, Known known) {
  // What the decoder tells of title, artist and album stays where TagLib finds none.
  Statement(connection_,
            "UPDATE tracks SET title = iif(?1 <> '', ?1, title), artist = iif(?2 <> '', ?2, artist), "
            "album = iif(?3 <> '', ?3, album), album_artist = iif(?4 = '' AND ?9, album_artist, ?4), "
            "genre = iif(?5 = '' AND ?9, genre, ?5), comment = iif(?6 = '' AND ?9, comment, ?6), "
            "year = iif(?9, coalesce(?7, year), ?7), "
            "track_number = iif(?9, coalesce(?8, track_number), ?8) WHERE id = ?10")
      .bindAll(cleanText(tags.title), cleanText(tags.artist), cleanText(tags.album),
               cleanText(tags.albumArtist), cleanText(tags.genre), cleanText(tags.comment), tags.year,
               tags.trackNumber, known == Known::Stays, id)
      .run();
}

void TrackTable::setSummary(std::int64_t id, const AnalysisSummary& summary, std::int64_t now) {
  std::optional<std::string> key;
  if (summary.key) key = model::toString(*summary.key);
  Statement(connection_,
            "UPDATE tracks SET bpm = ?, key = ?, time_signature = ?, problem = ?, locked = ?, doubtful = ?, "
            "analysed_at = ?, state = 'analysed' WHERE id = ?")
      .bindAll(summary.bpm, key, summary.timeSignature, cleanText(summary.problem), summary.locked,
               summary.doubtful, now, id)
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

model::TrackAmendment TrackTable::ownTexts(std::int64_t id) const {
  model::TrackAmendment own;
  Statement row(connection_,
                "SELECT own_title, own_artist, own_album, own_genre, own_comment, own_year FROM tracks "
                "WHERE id = ?");
  if (!row.bindAll(id).step()) return own;
  const auto take = [&row](int column, std::optional<std::optional<std::string>>& text) {
    if (!row.isNull(column)) text.emplace(row.text(column));
  };
  take(0, own.title);
  take(1, own.artist);
  take(2, own.album);
  take(3, own.genre);
  take(4, own.comment);
  if (const auto year = integerOf<int>(row, 5)) own.year.emplace(year);
  return own;
}

model::TrackAmendment TrackTable::amend(std::int64_t id, const model::TrackAmendment& amendment) {
  model::TrackAmendment former;
  const auto text = [&](const char* column, const auto& member) {
    if (!(amendment.*member)) return;
    Statement row(connection_, std::string("SELECT ") + column + " FROM tracks WHERE id = ?");
    if (!row.bindAll(id).step()) return;
    if (row.isNull(0)) {
      (former.*member).emplace();
    } else {
      (former.*member).emplace(row.text(0));
    }
    row.reset();
    Statement update(connection_, std::string("UPDATE tracks SET ") + column + " = ? WHERE id = ?");
    if (const auto& value = *(amendment.*member)) update.bind(1, cleanText(*value));
    update.bind(2, id);
    update.run();
  };
  text("own_title", &model::TrackAmendment::title);
  text("own_artist", &model::TrackAmendment::artist);
  text("own_album", &model::TrackAmendment::album);
  text("own_genre", &model::TrackAmendment::genre);
  text("own_comment", &model::TrackAmendment::comment);
  Statement row(connection_, "SELECT own_year, rating, colour, tags FROM tracks WHERE id = ?");
  if (!row.bindAll(id).step()) return former;
  if (amendment.year) former.year = integerOf<int>(row, 0);
  if (amendment.rating) former.rating = static_cast<int>(row.integer(1));
  if (amendment.colour) former.colour = static_cast<int>(row.integer(2));
  if (amendment.tags) former.tags = linesOf(row.textView(3));
  const std::string tags = amendment.tags ? linesText(*amendment.tags) : row.text(3);
  const std::optional<int> year = amendment.year ? *amendment.year : integerOf<int>(row, 0);
  const std::int64_t rating = amendment.rating ? *amendment.rating : row.integer(1);
  const std::int64_t colour = amendment.colour ? *amendment.colour : row.integer(2);
  row.reset();
  Statement(connection_, "UPDATE tracks SET own_year = ?, rating = ?, colour = ?, tags = ? WHERE id = ?")
      .bindAll(year, rating, colour, tags, id)
      .run();
  return former;
}

void TrackTable::refreshDerived(std::int64_t id) {
  const auto shown = record(id);
  if (!shown) return;
  std::string tags;
  for (const std::string& tag : shown->tags) tags.append(tags.empty() ? "" : "\n").append(foldForSearch(tag));
  TextTable(connection_)
      .put(id, {.title = foldForSearch(shown->title),
                .artist = foldForSearch(shown->artist),
                .album = foldForSearch(shown->album),
                .genre = foldForSearch(shown->genre),
                .comment = foldForSearch(shown->comment),
                .tags = tags,
                .path = foldForSearch(shown->path.native())});
  Statement(connection_, "UPDATE tracks SET missing = ?1 WHERE id = ?2 AND missing <> ?1")
      .bindAll(shown->state == model::TrackState::Missing, id)
      .run();
}

}  // namespace barline::storage
