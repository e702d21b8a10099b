#include <cstdint>
#include <string>

#include "engine/export/dataset/DatasetTable.h"

namespace barline::exporting {
namespace {

using parquet::orNull;
using parquet::textOrNull;
using parquet::Type;
using parquet::Value;

struct Row {
  const DatasetTrack& track;
  std::string key;
  std::string metre;
};

/// Of a measure, by the end of its name.
std::string unitOf(std::string_view id) {
  constexpr std::array kUnits{std::pair{"_bpm", "BPM"},   std::pair{"_cents", "cent"},
                              std::pair{"_lufs", "LUFS"}, std::pair{"_lu", "LU"},
                              std::pair{"_dbtp", "dBTP"}, std::pair{"_db", "dB"},
                              std::pair{"_sone", "sone"}, std::pair{"_phon", "phon"},
                              std::pair{"_acum", "acum"}, std::pair{"_asper", "asper"}};
  for (const auto& [ending, unit] : kUnits) {
    if (id.ends_with(ending)) return unit;
  }
  return {};
}

void addMeasures(std::vector<DatasetColumn<Row>>& columns) {
  for (const model::Measure measure : model::allMeasures()) {
    const std::string id(measureId(measure));
    columns.push_back({{id, Type::Double, true, false, unitOf(id)}, [measure](const Row& row) {
                         return orNull(row.track.measures[static_cast<std::size_t>(measure)]);
                       }});
  }
}

void addCharacter(std::vector<DatasetColumn<Row>>& columns) {
  const auto& descriptions = model::Character::descriptions();
  for (std::size_t i = 0; i < descriptions.size(); ++i) {
    std::string name = "character_";
    name += descriptions[i].id;
    columns.push_back({{name, Type::Double, true, false, descriptions[i].unit,
                        "One of the numbers by which Barline compares tracks."},
                       [i](const Row& row) { return orNull(row.track.character[i]); }});
  }
}

}  // namespace

DatasetTable tracksTable() {
  std::vector<DatasetColumn<Row>> columns{
      {{"track", Type::String, false, false, "", "Name of the track's folders; joins the tables."},
       [](const Row& row) { return Value(std::string_view(row.track.name)); }},
      {{"file", Type::String, false, false, "", "Name of the audio file."},
       [](const Row& row) { return Value(std::string_view(row.track.file)); }},
      {{"title", Type::String, true}, [](const Row& row) { return textOrNull(row.track.title); }},
      {{"artist", Type::String, true}, [](const Row& row) { return textOrNull(row.track.artist); }},
      {{"album", Type::String, true}, [](const Row& row) { return textOrNull(row.track.album); }},
      {{"genre", Type::String, true}, [](const Row& row) { return textOrNull(row.track.genre); }},
      {{"year", Type::Int32, true}, [](const Row& row) { return orNull(row.track.year); }},
      {{"fingerprint", Type::String, false, false, "", "Of the encoded audio, whatever its name and tags."},
       [](const Row& row) { return Value(std::string_view(row.track.fingerprint)); }},
      {{"duration", Type::Double, false, false, "s"},
       [](const Row& row) { return Value(row.track.duration); }},
      {{"sample_rate", Type::Int32, false, false, "Hz"},
       [](const Row& row) { return Value(row.track.sampleRate); }},
      {{"channels", Type::Int32}, [](const Row& row) { return Value(row.track.channels); }},
      {{"codec", Type::String, true, false, "", "As FFmpeg calls it."},
       [](const Row& row) { return textOrNull(row.track.codec); }},
      {{"edited", Type::Boolean, false, false, "", "Whether a person has corrected the analysis."},
       [](const Row& row) { return Value(row.track.edited); }},
      {{"beats", Type::Int64, false, false, "", "How many."},
       [](const Row& row) { return Value(static_cast<std::int64_t>(row.track.grid.beats.size())); }},
      {{"bars", Type::Int64, false, false, "", "How many, a pick-up included."},
       [](const Row& row) { return Value(static_cast<std::int64_t>(row.track.grid.bars.size())); }},
      {{"time_signature", Type::String, true, false, "", "Of most bars."},
       [](const Row& row) { return textOrNull(row.metre); }},
      {{"key", Type::String, true, false, "", "Of the track as a whole."},
       [](const Row& row) { return textOrNull(row.key); }},
      {{"key_confidence", Type::Double, true, false, "", "0 to 1."},
       [](const Row& row) { return row.key.empty() ? Value() : Value(row.track.key.confidence); }}};
  addMeasures(columns);
  addCharacter(columns);
  return tableOf<Row>("tracks", "a track", std::move(columns),
                      [](const DatasetTrack& track, const auto& take) {
                        const auto metre = mostCommonMetre(track.grid);
                        take(Row{track, track.key.global ? toString(*track.key.global) : std::string(),
                                 metre ? toString(*metre) : std::string()});
                      });
}

}  // namespace barline::exporting
