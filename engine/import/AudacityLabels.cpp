#include "engine/import/AudacityLabels.h"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/import/BeatsText.h"
#include "engine/import/Delimited.h"
#include "engine/import/ImportError.h"
#include "engine/import/SpanList.h"

namespace barline::importing {
namespace {

constexpr std::size_t kLinesLookedAt = 20;

/// "\  200.0  4000.0": the frequencies that the label above is about.
bool isFrequencyLine(std::string_view line) {
  return line.starts_with('\\');
}

bool isLabelLine(std::string_view line) {
  const std::size_t first = line.find('\t');
  const std::size_t second = line.find('\t', first == std::string_view::npos ? first : first + 1);
  if (second == std::string_view::npos) return false;
  const auto begin = parseNumber(line.substr(0, first));
  const auto end = parseNumber(line.substr(first + 1, second - first - 1));
  return begin && end && *begin <= *end;
}

}  // namespace

bool looksLikeAudacityLabels(std::string_view text) {
  for (std::size_t line = 0; line < kLinesLookedAt && !text.empty(); ++line) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    const std::string_view content = text.substr(0, end);
    if (!content.empty() && !isFrequencyLine(content) && !isLabelLine(content)) return false;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return true;
}

model::Annotation readAudacityLabels(const std::filesystem::path& file, std::string_view text) {
  std::vector<ReadInstant> instants;
  std::vector<ReadSpan> spans;
  for (const Row& row : readTabbed(file, text, 3)) {
    if (isFrequencyLine(row.cells.front())) continue;
    if (row.cells.size() < 3) {
      throw ImportError(file, row.line, "start, end and label are not all there",
                        "Export the labels again from Audacity.");
    }
    const double begin = parseTime(file, row.line, row.cells[0]);
    const double end = parseTime(file, row.line, row.cells[1]);
    const std::string label = cleanLabel(row.cells[2]);
    if (begin == end) {
      instants.push_back({row.line, begin, label});
    } else {
      spans.push_back({row.line, {{begin, end}, label}});
    }
  }
  if (!instants.empty() && !spans.empty()) {
    throw ImportError(file, std::max(instants.front().line, spans.front().line),
                      "labels at points and over stretches are mixed",
                      "Export label tracks one by one: beats as points, chords and sections as stretches.");
  }
  if (instants.empty() && spans.empty())
    throw ImportError(file, 0, "there is no label in it", "Choose a file with labels.");
  model::Annotation annotation;
  if (!instants.empty()) {
    addBeats(file, instants, annotation);
  } else {
    addSpans(file, spans, meaningOf(file, spans), annotation);
  }
  return annotation;
}

}  // namespace barline::importing
