#include "storage/FigureTable.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <span>
#include <string>

#include "storage/Connection.h"
#include "storage/Statement.h"

namespace barline::storage {
namespace {

using model::Character;
using model::Measure;

constexpr int kFirstMeasure = 5;  // column of a selection

struct StoredCharacter {
  std::int64_t known{};  ///< bit i: number i is known
  std::array<float, Character::kSize> numbers{};
};

StoredCharacter stored(const Character& character) {
  StoredCharacter result;
  const auto values = character.values();
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!values[i]) continue;
    result.known |= std::int64_t{1} << i;
    result.numbers[i] = static_cast<float>(*values[i]);
  }
  return result;
}

Character restored(const StoredCharacter& stored) {
  Character character;
  std::size_t i = 0;
  const auto restore = [&](std::optional<double>& number) {
    if ((stored.known >> i & 1) != 0) number = static_cast<double>(stored.numbers[i]);
    ++i;
  };
  std::apply([&](auto... member) { (restore(character.*member), ...); }, Character::fields());
  return character;
}

/// The tempo was a column of "tracks" before there were figures.
bool isOfTracks(Measure measure) {
  return measure == Measure::TempoBpm;
}

std::string selection() {
  std::string sql = "SELECT f.track_id, f.revision, f.character_version, f.character_known, f.character";
  for (const Measure measure : model::allMeasures()) {
    sql += isOfTracks(measure) ? ", t.bpm" : ", f." + std::string(model::measureId(measure));
  }
  return sql + " FROM track_figures f JOIN tracks t ON t.id = f.track_id ";
}

std::optional<VersionedCharacter> characterOf(const Statement& row) {
  StoredCharacter stored;
  const auto bytes = row.blob(4);
  if (bytes.size() != sizeof stored.numbers) return std::nullopt;
  std::memcpy(stored.numbers.data(), bytes.data(), bytes.size());
  stored.known = row.integer(3);
  return VersionedCharacter{.version = static_cast<int>(row.integer(2)), .character = restored(stored)};
}

TrackFigures figuresOf(const Statement& row) {
  TrackFigures figures;
  int column = kFirstMeasure;
  for (const Measure measure : model::allMeasures()) {
    if (!row.isNull(column)) figures.measures[measure] = row.real(column);
    ++column;
  }
  figures.character = characterOf(row);
  return figures;
}

std::string insertion() {
  std::string names = "track_id, revision, character_version, character_known, character";
  std::string places = "?, ?, ?, ?, ?";
  for (const Measure measure : model::allMeasures()) {
    if (isOfTracks(measure)) continue;
    names += ", " + std::string(model::measureId(measure));
    places += ", ?";
  }
  return "INSERT OR REPLACE INTO track_figures (" + names + ") VALUES (" + places + ")";
}

void bindCharacter(Statement& statement, const std::optional<VersionedCharacter>& character) {
  if (!character) {
    for (const int place : {3, 4, 5}) statement.bind(place, std::nullopt);
    return;
  }
  const StoredCharacter numbers = stored(character->character);
  statement.bind(3, character->version);
  statement.bind(4, numbers.known);
  statement.bind(5, std::as_bytes(std::span(numbers.numbers)));
}

}  // namespace

void FigureTable::put(std::int64_t track, const TrackFigures& figures) {
  Statement(connection_, "UPDATE figures_revision SET last = last + 1").run();
  Statement statement(connection_, insertion());
  statement.bind(1, track);
  statement.bind(2, connection_.integer("SELECT last FROM figures_revision"));
  bindCharacter(statement, figures.character);
  int place = kFirstMeasure;
  for (const Measure measure : model::allMeasures()) {
    if (!isOfTracks(measure)) statement.bind(++place, figures.measures[measure]);
  }
  statement.run();
}

std::optional<TrackFigures> FigureTable::of(std::int64_t track) const {
  Statement row(connection_, selection() + "WHERE f.track_id = ?");
  if (!row.bindAll(track).step()) return std::nullopt;
  return figuresOf(row);
}

std::int64_t FigureTable::count() const {
  return connection_.integer("SELECT count(*) FROM track_figures");
}

std::unordered_set<std::int64_t> FigureTable::tracks() const {
  std::unordered_set<std::int64_t> tracks;
  Statement row(connection_, "SELECT track_id FROM track_figures");
  while (row.step()) tracks.insert(row.integer(0));
  return tracks;
}

std::int64_t FigureTable::visitSince(std::int64_t revision, const Visitor& visit) const {
  Statement row(connection_, selection() + "WHERE f.revision > ?");
  row.bindAll(revision);
  while (row.step()) {
    visit(row.integer(0), figuresOf(row));
    revision = std::max(revision, row.integer(1));
  }
  return revision;
}

}  // namespace barline::storage
