#include "engine/import/KeyText.h"

#include "engine/import/Delimited.h"
#include "engine/import/ImportError.h"
#include "engine/import/SpanList.h"

namespace barline::importing {
namespace {

constexpr double kFastestTempo = 1000.0;

/// @throws ImportError unless there is exactly one line
Row onlyRow(const std::filesystem::path& file, std::string_view text, std::size_t mostCells,
            const char* what) {
  const std::vector<Row> rows = readColumns(file, text, mostCells);
  if (rows.size() == 1) return rows.front();
  throw ImportError(file, rows.size() > 1 ? rows[1].line : 0,
                    std::string("there is not one line with ") + what, "Keep one line only.");
}

double requiredTempo(const std::filesystem::path& file, const Row& row, std::size_t cell) {
  const auto bpm = parseNumber(row.cells[cell]);
  if (bpm && *bpm >= 0.0 && *bpm <= kFastestTempo) return *bpm;
  throw ImportError(file, row.line, '"' + cleanLabel(row.cells[cell]) + "\" is no tempo",
                    "Write BPM, as 120.5.");
}

}  // namespace

model::Annotation readKeyText(const std::filesystem::path& file, std::string_view text) {
  const Row row = onlyRow(file, text, 1, "a key");
  model::Annotation annotation;
  annotation.key = parseKey(row.cells.front());
  if (!annotation.key) {
    throw ImportError(file, row.line, '"' + cleanLabel(row.cells.front()) + "\" is no key",
                      "Write a key as C# major or Eb minor, or X for none.");
  }
  return annotation;
}

model::Annotation readTempoText(const std::filesystem::path& file, std::string_view text) {
  const Row row = onlyRow(file, text, 4, "a tempo");
  model::Annotation annotation;
  model::AnnotatedTempo& tempo = annotation.tempo.emplace();
  const double first = requiredTempo(file, row, 0);
  const double second = row.cells.size() > 1 ? requiredTempo(file, row, 1) : 0.0;
  const auto weight = row.cells.size() > 2 ? parseNumber(row.cells[2]) : 1.0;
  if (!weight || *weight < 0.0 || *weight > 1.0 || row.cells.size() == 2 || row.cells.size() > 3) {
    throw ImportError(file, row.line, "this is neither a tempo nor two with a weight",
                      "Write one tempo, or two and the weight of the first from 0 to 1.");
  }
  if (first > 0.0) tempo.bpm.push_back(first);
  if (second > 0.0) tempo.bpm.push_back(second);
  if (tempo.bpm.empty()) throw ImportError(file, row.line, "no tempo is above 0", "Write BPM, as 120.5.");
  tempo.weight = first > 0.0 ? *weight : 1.0 - *weight;
  return annotation;
}

}  // namespace barline::importing
