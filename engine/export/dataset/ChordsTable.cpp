#include <cstdint>
#include <span>
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
  const model::ChordSpan& chord;
  std::int32_t number;  ///< 1 up
  std::optional<int> bar;
  std::optional<model::ChordName> name;
  std::string key;
  std::string plain;
  std::string numeral;
};

template <class Take>
void takeRows(const DatasetTrack& track, const Take& take) {
  std::int32_t number = 0;
  for (const model::ChordSpan& chord : track.chords.changes) {
    const auto bar = barIndexAt(track.grid, chord.range.begin);
    const auto key = keyAt(track, chord.range.begin);
    take(Row{track, chord, ++number, bar ? std::optional(track.grid.bars[*bar].number) : std::nullopt,
             model::parseHarte(chord.label), key ? toString(*key) : std::string(),
             model::plainChordName(chord.label, key.value_or(model::MusicalKey{})),
             key ? model::romanNumeral(chord.label, *key) : std::string()});
  }
}

}  // namespace

DatasetTable chordsTable() {
  const std::vector<DatasetColumn<Row>> columns{
      {{"track", Type::String}, [](const Row& row) { return Value(std::string_view(row.track.name)); }},
      {{"number", Type::Int32, false, false, "", "In the track, 1 up."},
       [](const Row& row) { return Value(row.number); }},
      {{"begin", Type::Double, false, false, "s", "From the first sample of the decoded audio."},
       [](const Row& row) { return Value(row.chord.range.begin); }},
      {{"end", Type::Double, false, false, "s"}, [](const Row& row) { return Value(row.chord.range.end); }},
      {{"bar", Type::Int32, true, false, "", "Number of the bar in which it begins."},
       [](const Row& row) { return orNull(row.bar); }},
      {{"chord", Type::String, false, false, "", "Harte's syntax (2005); N is no chord."},
       [](const Row& row) { return Value(std::string_view(row.chord.label)); }},
      {{"name", Type::String, true, false, "", "As players write it, spelled by the key."},
       [](const Row& row) { return textOrNull(row.plain); }},
      {{"root", Type::Int32, true, false, "pitch class", "0 is C."},
       [](const Row& row) { return row.name ? Value(row.name->root) : Value(); }},
      {{"quality", Type::String, true, false, "", "Harte's shorthand."},
       [](const Row& row) { return row.name ? textOrNull(row.name->quality) : Value(); }},
      {{"bass", Type::Int32, true, false, "pitch class", "Of the lowest note; 0 is C."},
       [](const Row& row) { return row.name ? Value(row.name->bass) : Value(); }},
      {{"key", Type::String, true, false, "", "In which it sounds."},
       [](const Row& row) { return textOrNull(row.key); }},
      {{"numeral", Type::String, true, false, "", "Its degree in that key."},
       [](const Row& row) { return textOrNull(row.numeral); }},
      {{"confidence", Type::Double, true, false, "", "0 to 1."},
       [](const Row& row) { return Value(row.chord.confidence); }},
      {{"runner_up", Type::String, true, false, "", "The next best chord."},
       [](const Row& row) { return orNull(row.chord.runnerUp); }},
      {{"chroma", Type::Float, true, true, "", "12 pitch classes from C; they sum to 1, or all are 0."},
       [](const Row& row) { return Value(std::span<const float>(row.chord.chroma)); }}};
  return tableOf<Row>("chords", "a chord from where it begins to the next", columns,
                      [](const DatasetTrack& track, const auto& take) { takeRows(track, take); });
}

}  // namespace barline::exporting
