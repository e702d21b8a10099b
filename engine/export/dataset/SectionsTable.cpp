#include <algorithm>
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
  const model::Section& section;
  std::int32_t number;  ///< 1 up
  std::string group;
  std::optional<int> firstBar;
  std::int32_t bars;
};

template <class Take>
void takeRows(const DatasetTrack& track, const Take& take) {
  std::int32_t number = 0;
  for (const model::Section& section : track.sections.sections) {
    // A bar's middle tells which section it is of, wherever an edit has moved the seam by a hair.
    const auto isWithin = [&](const model::Bar& bar) {
      return section.range.contains((bar.range.begin + bar.range.end) / 2.0);
    };
    const auto& bars = track.grid.bars;
    const auto first = std::ranges::find_if(bars, isWithin);
    take(Row{track, section, ++number, model::groupLetter(section.group),
             first != bars.end() ? std::optional(first->number) : std::nullopt,
             static_cast<std::int32_t>(std::ranges::count_if(bars, isWithin))});
  }
}

}  // namespace

DatasetTable sectionsTable() {
  const std::vector<DatasetColumn<Row>> columns{
      {{"track", Type::String}, [](const Row& row) { return Value(std::string_view(row.track.name)); }},
      {{"number", Type::Int32, false, false, "", "In the track, 1 up."},
       [](const Row& row) { return Value(row.number); }},
      {{"begin", Type::Double, false, false, "s", "From the first sample of the decoded audio."},
       [](const Row& row) { return Value(row.section.range.begin); }},
      {{"end", Type::Double, false, false, "s"}, [](const Row& row) { return Value(row.section.range.end); }},
      {{"first_bar", Type::Int32, true, false, "", "Number of the first bar in it."},
       [](const Row& row) { return orNull(row.firstBar); }},
      {{"bars", Type::Int32, false, false, "", "How many."}, [](const Row& row) { return Value(row.bars); }},
      {{"group", Type::String, false, false, "", "Sections that repeat each other share a letter."},
       [](const Row& row) { return Value(std::string_view(row.group)); }},
      {{"label", Type::String, true, false, "", "intro, verse, chorus, bridge, break or outro."},
       [](const Row& row) {
         return row.section.label ? Value(std::string_view(model::toString(row.section.label->kind)))
                                  : Value();
       }},
      {{"label_confidence", Type::Double, true, false, "", "0 to 1."},
       [](const Row& row) { return row.section.label ? Value(row.section.label->confidence) : Value(); }},
      {{"name", Type::String, true, false, "", "In a person's own words."},
       [](const Row& row) { return textOrNull(row.section.name); }},
      {{"confidence", Type::Double, true, false, "", "0 to 1: that it begins here and belongs to its group."},
       [](const Row& row) { return Value(row.section.confidence); }}};
  return tableOf<Row>("sections", "a section of the form", columns,
                      [](const DatasetTrack& track, const auto& take) { takeRows(track, take); });
}

}  // namespace barline::exporting
