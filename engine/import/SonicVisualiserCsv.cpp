#include "engine/import/SonicVisualiserCsv.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/import/BeatsText.h"
#include "engine/import/Delimited.h"
#include "engine/import/ImportError.h"
#include "engine/import/SpanList.h"

namespace barline::importing {
namespace {

/// Which cell of a row is what.
struct Columns {
  std::size_t time{};
  std::optional<std::size_t> duration;
  std::optional<std::size_t> end;
  std::optional<std::size_t> label;
};

std::string upperCase(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

Columns columnsByHeader(const std::filesystem::path& file, const Row& header) {
  const auto find = [&](std::initializer_list<const char*> names) -> std::optional<std::size_t> {
    for (std::size_t i = 0; i < header.cells.size(); ++i) {
      const std::string cell = upperCase(header.cells[i]);
      if (std::any_of(names.begin(), names.end(), [&](const char* name) { return cell == name; })) return i;
    }
    return std::nullopt;
  };
  const auto time = find({"TIME", "START", "TIME_S", "START_S"});
  if (!time && find({"FRAME", "STARTFRAME"})) {
    throw ImportError(file, header.line, "the times are counted in audio frames",
                      "Export the layer again with times in seconds.");
  }
  if (!time) {
    throw ImportError(file, header.line, "the header names no TIME",
                      "Export the layer with a header, or without.");
  }
  Columns columns{*time, find({"DURATION"}), find({"END", "ENDTIME", "END_S"}),
                  find({"LABEL", "CHORD", "KEY", "GROUP", "POSITION_IN_BAR"})};
  if (find({"VALUE", "STRENGTH"}) && !columns.duration && !columns.end && !columns.label) {
    throw ImportError(file, header.line, "these are values over time, no beats or labels",
                      "Export a layer of time instants or regions.");
  }
  return columns;
}

Columns columnsByCount(std::size_t count) {
  if (count < 2) return {0, {}, {}, {}};
  if (count == 2) return {0, {}, {}, 1};
  if (count == 3) return {0, 1, {}, 2};
  return {0, 2, {}, count - 1};
}

const std::string& cellOf(const std::filesystem::path& file, const Row& row, std::size_t column) {
  if (column < row.cells.size()) return row.cells[column];
  throw ImportError(file, row.line, "there are fewer cells than in the first line",
                    "Export the layer again as comma-separated values.");
}

void addInstants(const std::filesystem::path& file, std::span<const Row> rows, const Columns& columns,
                 model::Annotation& annotation) {
  std::vector<ReadInstant> instants;
  for (const Row& row : rows) {
    const std::string label = columns.label && *columns.label < row.cells.size()
                                  ? cleanLabel(row.cells[*columns.label])
                                  : std::string();
    instants.push_back({row.line, parseTime(file, row.line, cellOf(file, row, columns.time)), label});
  }
  addBeats(file, instants, annotation);
}

void addRegions(const std::filesystem::path& file, std::span<const Row> rows, const Columns& columns,
                model::Annotation& annotation) {
  if (!columns.label) {
    throw ImportError(file, rows.front().line, "the regions have no labels",
                      "Export a layer whose regions are labelled.");
  }
  std::vector<ReadSpan> spans;
  for (const Row& row : rows) {
    const double begin = parseTime(file, row.line, cellOf(file, row, columns.time));
    const double end = columns.end ? parseTime(file, row.line, cellOf(file, row, *columns.end))
                                   : begin + parseTime(file, row.line, cellOf(file, row, *columns.duration));
    spans.push_back({row.line, {{begin, end}, cleanLabel(cellOf(file, row, *columns.label))}});
  }
  addSpans(file, spans, meaningOf(file, spans), annotation);
}

}  // namespace

model::Annotation readSonicVisualiserCsv(const std::filesystem::path& file, std::string_view text) {
  const std::vector<Row> rows = readSeparated(file, text);
  const bool hasHeader = !rows.empty() && !parseNumber(rows.front().cells.front());
  const std::span<const Row> data = std::span(rows).subspan(hasHeader ? 1 : 0);
  if (data.empty()) throw ImportError(file, 0, "there is nothing in it", "Choose a layer with annotations.");
  const Columns columns =
      hasHeader ? columnsByHeader(file, rows.front()) : columnsByCount(rows.front().cells.size());
  model::Annotation annotation;
  if (columns.duration || columns.end) {
    addRegions(file, data, columns, annotation);
  } else {
    addInstants(file, data, columns, annotation);
  }
  return annotation;
}

}  // namespace barline::importing
