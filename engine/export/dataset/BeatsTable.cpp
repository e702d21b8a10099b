#include <algorithm>
#include <cmath>
#include <cstdint>

#include "engine/export/dataset/DatasetTable.h"

namespace barline::exporting {
namespace {

using parquet::Type;
using parquet::Value;

struct Row {
  const DatasetTrack& track;
  const model::Beat& beat;
  std::int32_t number;    ///< 1 up
  const model::Bar* bar;  ///< null before the first
};

/// As the timeline's JSON has it.
double accuracyOf(const model::Beat& beat) {
  return std::max(0.0, 1.0 - std::abs(beat.transient->time - beat.time));
}

}  // namespace

DatasetTable beatsTable() {
  const std::vector<DatasetColumn<Row>> columns{
      {{"track", Type::String}, [](const Row& row) { return Value(std::string_view(row.track.name)); }},
      {{"beat", Type::Int32, false, false, "", "Number in the track, 1 up."},
       [](const Row& row) { return Value(row.number); }},
      {{"time", Type::Double, false, false, "s", "From the first sample of the decoded audio."},
       [](const Row& row) { return Value(row.beat.time); }},
      {{"bar", Type::Int32, true, false, "", "Number of its bar; a pick-up is bar 0."},
       [](const Row& row) { return row.bar != nullptr ? Value(row.bar->number) : Value(); }},
      {{"position_in_bar", Type::Int32, false, false, "", "1 is the downbeat."},
       [](const Row& row) { return Value(row.beat.positionInBar); }},
      {{"confidence", Type::Double, true, false, "", "0 to 1."},
       [](const Row& row) { return Value(row.beat.confidence); }},
      {{"transient_time", Type::Double, true, false, "s", "Of the transient nearest to the beat."},
       [](const Row& row) { return row.beat.transient ? Value(row.beat.transient->time) : Value(); }},
      {{"transient_strength", Type::Double, true, false, "", "0 to 1, of the strongest of the track."},
       [](const Row& row) { return row.beat.transient ? Value(row.beat.transient->strength) : Value(); }},
      {{"accuracy", Type::Double, true, false, "", "1 less the seconds between beat and transient."},
       [](const Row& row) { return row.beat.transient ? Value(accuracyOf(row.beat)) : Value(); }}};
  return tableOf<Row>("beats", "a beat", columns, [](const DatasetTrack& track, const auto& take) {
    std::int32_t number = 0;
    for (const model::Beat& beat : track.grid.beats) {
      const auto bar = barIndexAt(track.grid, beat.time);
      take(Row{track, beat, ++number, bar ? &track.grid.bars[*bar] : nullptr});
    }
  });
}

}  // namespace barline::exporting
