#include "storage/TextTable.h"

#include <algorithm>
#include <optional>

#include "storage/Connection.h"
#include "storage/SearchText.h"
#include "storage/Statement.h"

namespace barline::storage {
namespace {

using search::TextField;
using search::TrackOrder;

constexpr const char* kColumns = "title, artist, album, genre, comment, tags, path";

/// Those that are searched where no field is named.
constexpr const char* kAnyColumns = "title artist album genre comment tags";

const char* columnOf(TrackOrder order) {
  switch (order) {
    case TrackOrder::Title:
      return "title";
    case TrackOrder::Artist:
      return "artist";
    case TrackOrder::Album:
      return "album";
    case TrackOrder::Genre:
      return "genre";
    case TrackOrder::Comment:
      return "comment";
    case TrackOrder::Tags:
      return "tags";
    case TrackOrder::Path:
      return "path";
    default:
      return nullptr;
  }
}

std::size_t characters(const std::string& utf8) {
  return static_cast<std::size_t>(std::ranges::count_if(
      utf8, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

bool isPlainWord(const std::string& text) {
  return std::ranges::all_of(
      text, [](char letter) { return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9'); });
}

/// The text as a phrase of FTS5 in these columns.
std::string phrase(TextField field, const std::string& text) {
  std::string phrase = "{";
  phrase.append(field == TextField::Any ? kAnyColumns : textColumn(field)).append("} : \"");
  for (const char letter : text) phrase.append(letter == '"' ? 2 : 1, letter);
  return phrase.append(1, '"');
}

/// A condition on "track_text" with the text as its only parameter, for what the indices do not have.
std::string scanned(TextField field, const char* test) {
  if (field != TextField::Any) return std::string(textColumn(field)) + test;
  std::string sql;
  for (const TextField each : {TextField::Title, TextField::Artist, TextField::Album, TextField::Genre,
                               TextField::Comment, TextField::Tag}) {
    if (!sql.empty()) sql += " || char(10) || ";
    sql += textColumn(each);
  }
  return "(" + sql + ")" + test;
}

TrackText textOf(const Statement& row) {
  return {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6)};
}

}  // namespace

const char* textColumn(TextField field) {
  switch (field) {
    case TextField::Title:
      return "title";
    case TextField::Artist:
      return "artist";
    case TextField::Album:
      return "album";
    case TextField::Genre:
      return "genre";
    case TextField::Comment:
      return "comment";
    case TextField::Tag:
      return "tags";
    case TextField::Path:
      return "path";
    case TextField::Any:
      break;
  }
  return nullptr;
}

void TextTable::put(std::int64_t track, const TrackText& text) {
  std::optional<TrackText> before;
  {
    Statement row(connection_, "SELECT " + std::string(kColumns) + " FROM track_text WHERE track_id = ?");
    if (row.bindAll(track).step()) before = textOf(row);
  }
  if (before == text) return;
  if (before) writeIndices(track, *before, true);
  Statement(connection_,
            "INSERT INTO track_text (track_id, title, artist, album, genre, comment, tags, path) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (track_id) DO UPDATE SET title = excluded.title, "
            "artist = excluded.artist, album = excluded.album, genre = excluded.genre, comment = "
            "excluded.comment, tags = excluded.tags, path = excluded.path")
      .bindAll(track, text.title, text.artist, text.album, text.genre, text.comment, text.tags, text.path)
      .run();
  writeIndices(track, text, false);
}

void TextTable::remove(std::int64_t track) {
  std::optional<TrackText> before;
  {
    Statement row(connection_, "SELECT " + std::string(kColumns) + " FROM track_text WHERE track_id = ?");
    if (row.bindAll(track).step()) before = textOf(row);
  }
  if (!before) return;
  writeIndices(track, *before, true);
  Statement(connection_, "DELETE FROM track_text WHERE track_id = ?").bindAll(track).run();
}

void TextTable::writeIndices(std::int64_t track, const TrackText& text, bool remove) {
  for (const std::string index : {"track_trigrams", "track_words"}) {
    // An index over another table's content has to be told what it had.
    const std::string sql =
        remove ? "INSERT INTO " + index + " (" + index + ", rowid, " + kColumns +
                     ") VALUES ('delete', ?, ?, ?, ?, ?, ?, ?, ?)"
               : "INSERT INTO " + index + " (rowid, " + kColumns + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    Statement(connection_, sql)
        .bindAll(track, text.title, text.artist, text.album, text.genre, text.comment, text.tags, text.path)
        .run();
  }
}

bool TextTable::isComplete() const {
  return connection_.integer("SELECT texts_complete FROM track_revision") != 0;
}

void TextTable::setComplete() {
  Statement(connection_, "UPDATE track_revision SET texts_complete = 1").run();
}

std::vector<std::int64_t> TextTable::tracksWithout() const {
  std::vector<std::int64_t> tracks;
  Statement row(
      connection_,
      "SELECT id FROM tracks WHERE NOT EXISTS (SELECT 1 FROM track_text WHERE track_id = id) ORDER BY id");
  while (row.step()) tracks.push_back(row.integer(0));
  return tracks;
}

std::int64_t TextTable::revision() const {
  return connection_.integer("SELECT text FROM track_revision");
}

void TextTable::visitMatches(const search::TextCondition& condition, const Visitor& visitor) const {
  const std::string text = foldForSearch(condition.text);
  constexpr std::size_t kTrigram = 3;
  if (text.empty()) {
    visit("SELECT track_id FROM track_text WHERE " + scanned(condition.field, " = ?"), "", visitor);
  } else if (characters(text) >= kTrigram) {
    visit("SELECT rowid FROM track_trigrams WHERE track_trigrams MATCH ?", phrase(condition.field, text),
          visitor);
  } else if (isPlainWord(text) && condition.field != TextField::Path) {
    visit("SELECT rowid FROM track_words WHERE track_words MATCH ?", phrase(condition.field, text) + " *",
          visitor);
  } else {
    // Signs and scripts without spaces between words: anywhere in the text.
    visit("SELECT track_id FROM track_text WHERE instr(" + scanned(condition.field, "") + ", ?) > 0", text,
          visitor);
  }
}

bool TextTable::sortsBy(TrackOrder order) {
  return columnOf(order) != nullptr;
}

void TextTable::visitInOrder(TrackOrder order, const Visitor& visitor) const {
  const std::string column = columnOf(order);
  visit("SELECT track_id FROM track_text WHERE " + column + " > ? ORDER BY " + column + ", track_id", "",
        visitor);
}

void TextTable::visit(const std::string& sql, const std::string& parameter, const Visitor& visitor) const {
  Statement row(connection_, sql);
  row.bindAll(parameter);
  while (row.step()) visitor(row.integer(0));
}

}  // namespace barline::storage
