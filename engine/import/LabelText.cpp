#include "engine/import/LabelText.h"

#include "engine/import/Delimited.h"
#include "engine/import/ImportError.h"
#include "engine/import/SpanList.h"

namespace barline::importing {
namespace {

/// The spans with which mir_eval makes a partition of the whole track (mir_eval.util.adjust_intervals).
bool isFilling(std::string_view label) {
  return label == "__T_MIN" || label == "__T_MAX";
}

}  // namespace

model::Annotation readLabelText(const std::filesystem::path& file, std::string_view text) {
  std::vector<ReadSpan> spans;
  for (const Row& row : readColumns(file, text, 3)) {
    if (row.cells.size() < 3) {
      throw ImportError(file, row.line, "start, end and label are not all there",
                        "Write them on one line, as 0.000 1.532 C:maj.");
    }
    if (isFilling(row.cells[2])) continue;
    const double begin = parseTime(file, row.line, row.cells[0]);
    const double end = parseTime(file, row.line, row.cells[1]);
    spans.push_back({row.line, {{begin, end}, cleanLabel(row.cells[2])}});
  }
  if (spans.empty()) throw ImportError(file, 0, "there is nothing in it", "Choose a file with annotations.");
  model::Annotation annotation;
  addSpans(file, spans, meaningOf(file, spans), annotation);
  return annotation;
}

}  // namespace barline::importing
